import { eq } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { authorize } from "../access";
import { type Context, transact } from "../context";
import { announce } from "../facts";
import { getEvent, lockEvent } from "./queries";
import { secretFrom, secretLength } from "./rules";
import type { EventDetails } from "./schema";

/** A secret for the links of an event that not everybody may know of. */
export const newLinkSecret = (ctx: Context) => secretFrom(ctx.randomBytes(secretLength));

/**
 * Gives the event a new link: those before it open nothing any more, and whoever is invited already stays so. Nothing
 * happens to a public event, which has no secret. Throws `not_organizer`, `not_found`.
 */
export async function renewLink(ctx: Context, eventId: string): Promise<EventDetails> {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "event.change", { event });
    if (event.visibility !== "public") {
      await tx.db
        .update(events)
        .set({ linkSecret: newLinkSecret(tx), updatedAt: tx.now() })
        .where(eq(events.id, eventId));
      await announce(tx, "event/link-renewed", { eventId });
    }
    return getEvent(tx, eventId);
  });
}
