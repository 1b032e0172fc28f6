import { eq } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { announce } from "../facts";
import { lockUser } from "../users/queries";
import { findHost, getEvent, lockEvent } from "./queries";

type Review = { eventId: string; verdict: "approved" | "declined" | "asked"; message?: string };

/**
 * An administrator's word on a first-time organizer's event. Approving lists it and every later one.
 * Throws `not_admin`, `stale_button` when another administrator was faster.
 */
export async function reviewEvent(ctx: Context<UserActor>, { eventId, verdict, message }: Review) {
  return transact(ctx, async (tx) => {
    authorize(tx, "event.review", {});
    // People are locked before events, by everybody.
    const { organizerId } = await findHost(tx, eventId);
    if (verdict === "approved") await lockUser(tx, organizerId);
    const event = await lockEvent(tx, eventId);
    if (event.review !== "pending") throw new Refusal("stale_button");

    const now = tx.now();
    const review = verdict === "asked" ? event.review : verdict;
    await tx.db
      .update(events)
      .set({
        review,
        reviewedBy: tx.actor.userId,
        reviewedAt: now,
        reviewMessage: message ?? null,
        updatedAt: now,
      })
      .where(eq(events.id, eventId));
    if (verdict === "approved")
      await tx.db.update(users).set({ verifiedAt: now, updatedAt: now }).where(eq(users.id, organizerId));
    await announce(tx, "event/reviewed", {
      eventId,
      verdict,
      adminId: tx.actor.userId,
      ...(message ? { message } : {}),
    });
    return getEvent(tx, eventId);
  });
}
