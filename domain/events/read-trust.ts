import { sql } from "drizzle-orm";
import type { Context } from "../context";

/** So many public events that were held, and that nobody took down: nobody looks at what the organizer changes from then on. */
const trustedAfter = 3;

/** Whether an organizer may change what a listed event shows without another look at it. */
export async function isTrusted(ctx: Context, organizerId: number): Promise<boolean> {
  const [row] = await ctx.db.execute<{ is: boolean }>(sql`
    select exists (select from users where user_id = ${organizerId} and verified_at is not null) and (
      select count(*) from events where organizer_id = ${organizerId} and visibility = 'public'
        and status <> 'cancelled' and suspended_at is null and review in ('not_needed', 'approved')
        and end_datetime <= ${ctx.now().toISOString()}) >= ${trustedAfter} as is`);
  return row!.is;
}
