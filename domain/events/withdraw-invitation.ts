import { and, eq } from "drizzle-orm";
import { eventInvitations as invitations } from "@/db/schema/events";
import type { Context } from "../context";

/** Takes an invitation back, with the seats of whoever is removed. A link that still opens the event invites again. */
export async function withdrawInvitation(
  tx: Context,
  { eventId, userId }: { eventId: string; userId: number },
) {
  await tx.db
    .delete(invitations)
    .where(and(eq(invitations.eventId, eventId), eq(invitations.userId, userId)));
}
