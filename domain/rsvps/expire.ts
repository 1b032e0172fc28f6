import { and, eq, lte, sql } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { type Context, transact } from "../context";
import { lockEvent } from "../events/queries";
import { isOpen } from "../events/rules";
import { announceAll } from "../facts";
import { queueLetters } from "../queue-letters";
import { closePayments, freeSeats } from "./cancel";
import { offerFreeSeats } from "./offer";

/**
 * Seats whose time is over. Those that somebody may be paying for at Stripe stay until its page is closed:
 * the hold outlives the payment session.
 */
const isExpired = (ctx: Context) =>
  and(
    eq(tickets.status, "held"),
    lte(tickets.holdExpiresAt, ctx.now()),
    sql`not exists (select from payments paying where paying.rsvp_id = ${tickets.rsvpId}
      and paying.provider = 'stripe' and paying.status in ('open', 'closing'))`,
  );

/** Passes on every seat that was held too long, event by event, until that is done or `until` has come. Answers how many events had one. */
export async function expireHolds(ctx: Context, { until }: { until?: Date } = {}): Promise<number> {
  const due = await ctx.db
    .selectDistinct({ eventId: tickets.eventId })
    .from(tickets)
    .where(isExpired(ctx))
    .limit(100);
  for (const [done, { eventId }] of due.entries()) {
    if (until && done > 0 && ctx.now() >= until) return done;
    await transact(ctx, async (tx) => {
      const event = await lockEvent(tx, eventId);
      await releaseExpiredHolds(tx, event);
      await offerFreeSeats(tx, event);
    });
  }
  return due.length;
}

/** Gives back one event's seats that were held too long, of a thousand people at most. The caller holds the event's lock. Answers how many people lost theirs. */
export async function releaseExpiredHolds(
  tx: Context,
  event: Parameters<typeof isOpen>[0] & { id: string },
): Promise<number> {
  const expired = await tx.db
    .selectDistinct({
      rsvpId: rsvps.id,
      userId: rsvps.userId,
      queueNumber: rsvps.queueNumber,
      holdKind: tickets.holdKind,
      expiredAt: tickets.holdExpiresAt,
      givenBackAt: tickets.givenBackAt,
    })
    .from(tickets)
    .innerJoin(rsvps, eq(rsvps.id, tickets.rsvpId))
    .where(and(eq(tickets.eventId, event.id), isExpired(tx)))
    .limit(1000);
  if (expired.length === 0) return 0;

  const rsvpIds = expired.map(({ rsvpId }) => rsvpId);
  await freeSeats(tx, rsvpIds);
  await closePayments(tx, rsvpIds);
  for (const kind of ["offer", "checkout"] as const) {
    const those = expired.filter(({ holdKind }) => holdKind === kind);
    await tellExpired(tx, event, kind, those);
  }
  return expired.length;
}

type Expired = {
  rsvpId: string;
  userId: number;
  queueNumber: number;
  expiredAt: Date | null;
  givenBackAt: Date | null;
};

async function tellExpired(
  tx: Context,
  event: Parameters<typeof isOpen>[0] & { id: string },
  kind: "offer" | "checkout",
  expired: Expired[],
) {
  const facts = expired.map(({ rsvpId, userId, expiredAt }) => ({
    rsvpId,
    userId,
    eventId: event.id,
    expiredAt: (expiredAt ?? tx.now()).toISOString(),
  }));
  await announceAll(tx, `${kind}/expired`, facts);
  if (!isOpen(event, tx.now())) return;

  // Those who gave their seat back know; only its page at Stripe was still to be closed.
  const lost = expired.filter(({ givenBackAt }) => givenBackAt === null);
  await queueLetters(
    tx,
    lost.map(({ rsvpId, userId, queueNumber, expiredAt }) => ({
      kind: `${kind}.expired`,
      dedupeKey: `${kind}.expired:${rsvpId}:${queueNumber}`,
      chatId: userId,
      eventId: event.id,
      payload: { expiredAt: expiredAt ?? tx.now() },
    })),
  );
}
