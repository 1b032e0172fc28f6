import { sql } from "drizzle-orm";
import { eventInvitations as invitations } from "@/db/schema/events";
import type { Context } from "../context";

/** From now on this person may know of the event, whatever becomes of the link that they opened. */
export async function invite(ctx: Context, invited: { eventId: string; userId: number }) {
  await ctx.db
    .insert(invitations)
    .values({ ...invited, invitedAt: ctx.now() })
    .onConflictDoNothing();
}

/** Whoever takes part in an event that everybody could find stays invited when it is hidden. */
export async function inviteAttendees(tx: Context, eventId: string) {
  await tx.db.execute(sql`
    insert into ${invitations} (event_id, user_id, invited_at)
    select event_id, user_id, ${tx.now().toISOString()}::timestamptz from rsvps where event_id = ${eventId} and status <> 'cancelled'
    union select event_id, user_id, ${tx.now().toISOString()}::timestamptz from tickets where event_id = ${eventId} and status in ('active', 'used')
    on conflict do nothing`);
}
