import { sql } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import type { Context } from "../context";

/** Whether nobody who goes has joined the event before this RSVP. */
export async function isFirstToGo(ctx: Context, { eventId, rsvpId }: { eventId: string; rsvpId: string }) {
  const [row] = await ctx.db.execute<{ isFirst: boolean }>(sql`
    select not exists (
      select from ${rsvps} before where before.event_id = ${eventId} and before.status = 'confirmed'
        and before.queue_number < own.queue_number) as "isFirst"
    from ${rsvps} own where own.rsvp_id = ${rsvpId}`);
  return row?.isFirst ?? false;
}
