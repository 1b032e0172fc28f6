import { and, eq, sql } from "drizzle-orm";
import { promoCodes } from "@/db/schema/tickets";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";

/** Ends a code: from now on it takes nothing off. What was bought with it stays as it was. Throws `not_organizer`, `not_found`. */
export async function deletePromo(ctx: Context<UserActor>, eventId: string, promoId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "promos.change", { event });
    const now = tx.now().toISOString();
    const ended = await tx.db
      .update(promoCodes)
      .set({
        validFrom: sql`least(${promoCodes.validFrom}, ${now}::timestamptz - interval '1 second')`,
        validUntil: sql`${now}::timestamptz`,
        updatedAt: tx.now(),
      })
      .where(and(eq(promoCodes.id, promoId), eq(promoCodes.eventId, eventId)))
      .returning({ id: promoCodes.id });
    if (ended.length === 0) throw new Refusal("not_found");
  });
}
