import { sql } from "drizzle-orm";
import { withoutWaiting } from "@/db/relaxed";
import { telegramPace } from "@/db/schema/notifications";
import type { Context } from "../context";
import type { Turn } from "../ports";

/** Whoever comes later than this has missed its slot: used all the same, it would fall together with the next ones. */
const lateMs = 100;
/** No slot is given out farther ahead by clocks that agree: one beyond was left by a clock that went wrong. */
const farthestMs = 10_000;

/**
 * Takes the next `count` slots of the pace that all processes share: the instants at which so many messages may
 * leave. One row gives them out, so that two processes are as fast as one, and no faster. None when the next is
 * farther ahead than `withinMs`. It does not wait for the disk: after a power cut these instants are past.
 */
export async function takeSlots(ctx: Context, count: number, withinMs = farthestMs): Promise<Date[]> {
  if (count === 0) return [];

  const gapMs = 1000 / ctx.ports.messenger.perSecond;
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const taken = sql`${count * gapMs} * interval '1 millisecond'`;
  const [pace] = await ctx.db.execute<{ until: string }>(sql`
    insert into ${telegramPace} as pace (id, next_slot_at) select 1, ${now} + ${taken} where ${withoutWaiting}
    on conflict (id) do update set next_slot_at = ${taken} + case
      when pace.next_slot_at between ${now} and ${now} + ${farthestMs} * interval '1 millisecond' then pace.next_slot_at
      else ${now} end
    where not (pace.next_slot_at > ${now} + ${withinMs} * interval '1 millisecond' and pace.next_slot_at <= ${now} + ${farthestMs} * interval '1 millisecond')
    returning next_slot_at as until`);
  if (!pace) return [];
  const first = new Date(pace.until).getTime() - count * gapMs;
  return Array.from({ length: count }, (_, n) => new Date(first + n * gapMs));
}

/** A turn that takes its slot when it is asked for, or has one already. One that was missed is followed by another. */
export function turnAt(ctx: Context, slot?: Date): Turn {
  return async () => {
    let at = slot ?? (await takeOne(ctx));
    for (let missed = 0; ; missed++) {
      if (lateness(ctx, at) < lateMs) await ctx.ports.wait(at);
      // A machine that is always late gets on all the same.
      if (lateness(ctx, at) < lateMs || missed === 3) return;
      at = await takeOne(ctx);
    }
  };
}

const takeOne = async (ctx: Context) => (await takeSlots(ctx, 1))[0]!;
const lateness = (ctx: Context, at: Date) => ctx.now().getTime() - at.getTime();
