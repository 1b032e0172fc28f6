import { sql } from "drizzle-orm";
import { cards } from "@/db/schema/notifications";
import type { Context } from "../context";

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Asks for an edit of the cards of events of which tickets have come on sale or gone since a card was brought up to
 * date: nobody did anything, and yet it says something else. Looks back a day. Answers how many cards.
 */
export async function followSales(ctx: Context): Promise<number> {
  const now = ctx.now();
  const since = new Date(now.getTime() - day);
  const within = (column: string) =>
    sql`${sql.identifier(column)} > ${since.toISOString()} and ${sql.identifier(column)} <= ${now.toISOString()}`;
  // An edit takes a moment from when it is put together: one that has just been made is made once more.
  const turned = await ctx.db.execute(sql`
    update ${cards} set stale_since = ${now.toISOString()} from (
      select event_id, max(at) + interval '1 minute' as at from (
        select event_id, sales_start as at from ticket_types where ${within("sales_start")}
        union all select event_id, sales_end from ticket_types where ${within("sales_end")}) turn
      group by event_id) turned
    where cards.event_id = turned.event_id and cards.updated_at < turned.at
      and cards.stale_since is null and cards.retired_at is null and cards.kind not in ('status', 'review')
    returning card_id`);
  if (turned.length > 0) ctx.poke();
  return turned.length;
}
