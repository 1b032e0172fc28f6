import { and, eq } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { refuseIfEnded } from "../events/rules";

/** The acting person says that they are still coming. Throws `not_going`, `cancelled`, `past`, `not_found`. */
export async function confirmComing(ctx: Context<UserActor>, { eventId }: { eventId: string }) {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    refuseIfEnded(event, tx.now());
    const confirmed = await tx.db
      .update(rsvps)
      .set({ reconfirmedAt: tx.now(), updatedAt: tx.now() })
      .where(
        and(eq(rsvps.eventId, eventId), eq(rsvps.userId, tx.actor.userId), eq(rsvps.status, "confirmed")),
      )
      .returning({ id: rsvps.id });
    if (confirmed.length === 0) throw new Refusal("not_going");
  });
}
