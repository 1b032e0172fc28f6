import { type SQL, sql } from "drizzle-orm";
import { payments, refunds } from "@/db/schema/payments";
import { authorize, may } from "../access";
import type { Context } from "../context";
import { isKept } from "../events/move-kept-money";
import type { EventDetails } from "../events/schema";
import { isUndisputed } from "../rsvps/read-returns";
import type { Owed } from "./schema";

/** A query of what everybody is owed once an event is cancelled, by payment, or by those of `which`: all that has neither gone back nor is on its way. */
export const owedOf = (eventId: string, which: SQL = sql`true`) => sql`
  select ${payments.id}, ${payments.userId}, ${payments.currency},
    ${payments.amountMinor} - greatest(${payments.refundedMinor}, coalesce(back.minor, 0)) as left_minor
  from ${payments} left join (
    select payment_id, sum(amount_minor) as minor from ${refunds}
    where event_id = ${eventId} and status <> 'failed' group by payment_id
  ) back on back.payment_id = ${payments.id}
  where ${payments.eventId} = ${eventId} and ${payments.status} = 'completed' and ${isUndisputed} and ${which}`;

/** How much would go back to how many people if an event were cancelled now, or suspended with refunds, kept money too, by currency. Throws `not_organizer`. */
export async function readOwed(
  ctx: Context,
  event: Pick<EventDetails, "id" | "organizerId">,
): Promise<Owed[]> {
  if (!may(ctx, "event.suspend", {})) authorize(ctx, "payments.list", { event });
  const owed = await ctx.db.execute<Owed>(sql`
    select currency, sum(left_minor)::float8 as "amountMinor", count(distinct user_id)::int as people
    from (
      select user_id, currency, left_minor from (${owedOf(event.id)}) bought
      union all
      select payment.user_id, payment.currency, refund.amount_minor
      from ${refunds} refund join ${payments} payment using (payment_id)
      where refund.event_id = ${event.id} and ${isKept(ctx)}
    ) owed where left_minor > 0 group by currency order by currency`);
  return [...owed];
}
