import { getTableColumns, sql } from "drizzle-orm";
import { withoutWaiting } from "@/db/relaxed";
import { selectionOf } from "@/db/rows";
import { deliveries } from "@/db/schema/notifications";
import type { Context } from "../context";
import { leaseMs } from "../deadlines";
import type { ClaimedDelivery } from "./letter-world";

const delivery = selectionOf(getTableColumns(deliveries));

type Scope = { limit: number; chatId?: number | undefined };

/**
 * Takes due letters, and those whose sender died, for this process alone: the lowest priority first, and of each the
 * longest due. Without a `chatId`, one for each chat that has none on its way, so that no chat holds up another.
 * It does not wait for the disk: of what a power cut undoes, `finish` may be undone as well.
 */
export async function claimDue(ctx: Context, { limit, chatId }: Scope): Promise<ClaimedDelivery[]> {
  const now = ctx.now();
  const claimed = await ctx.db.execute(sql`
    update ${deliveries} set status = 'sending', attempts = ${deliveries.attempts} + 1,
      lease_until = ${new Date(now.getTime() + leaseMs).toISOString()}, updated_at = ${now.toISOString()}
    where ${deliveries.id} in (${dueIds(now, { limit, chatId })}) and ${withoutWaiting}
    returning ${delivery.list}`);
  return claimed
    .map(delivery.read)
    .sort(
      (a, b) => a.priority - b.priority || a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1),
    );
}

/** Each priority is read from the front of its own part of the index, whatever waits for later times. */
function dueIds(at: Date, { limit, chatId }: Scope) {
  const now = sql`${at.toISOString()}::timestamptz`;
  const onTheirWay = sql`select chat_id from ${deliveries} where status = 'sending' and lease_until > ${now}`;
  const isAllowed = sql`letter.chat_id not in (select chat_id from quiet) and not exists (select from quiet where chat_id = 0)
    ${chatId === undefined ? sql`` : sql`and letter.chat_id = ${chatId}`}`;
  return sql`
    with quiet as materialized (
      select chat_id from telegram_pauses where until > ${now} ${chatId === undefined ? sql`union all ${onTheirWay}` : sql``}
    ), due as materialized (
      select letter.* from (values (0), (1), (2), (3)) as rank(priority) cross join lateral (
        select letter.delivery_id, letter.chat_id, letter.priority, letter.due_at from ${deliveries} letter
        where letter.status = 'queued' and letter.priority = rank.priority and letter.due_at <= ${now} and ${isAllowed}
        order by letter.due_at, letter.delivery_id limit ${limit} for update skip locked
      ) letter limit ${limit}
    ), abandoned as materialized (
      select letter.delivery_id, letter.chat_id, letter.priority, letter.due_at from ${deliveries} letter
      where letter.status = 'sending' and letter.lease_until <= ${now} and ${isAllowed}
      limit ${limit} for update skip locked
    ), candidate as (
      select ${chatId === undefined ? sql`distinct on (chat_id)` : sql``} * from (table due union all table abandoned) letter
      order by chat_id, priority, due_at, delivery_id
    )
    select delivery_id from candidate order by priority, due_at, delivery_id limit ${limit}`;
}
