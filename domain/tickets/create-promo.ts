import { and, eq } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { promoCodes, ticketTypes } from "@/db/schema/tickets";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { leastPayable } from "../money";
import { discountOf } from "../rsvps/quote";
import { readStock } from "../rsvps/read-stock";
import type { NewPromo } from "./schema";

/**
 * Makes a code for an event. Throws `not_organizer`, `not_found`, `promo_too_large` for one that would leave less of a
 * ticket's price than can be paid, but not nothing, InvalidInput for a code that is there and types that are another event's.
 */
export async function createPromo(ctx: Context<UserActor>, eventId: string, input: NewPromo) {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "promos.change", { event });
    await refuseForeignTypes(tx, eventId, input.ticketTypeIds ?? []);
    await refuseTooLarge(tx, eventId, input);
    const now = tx.now();
    const [promo] = await tx.db
      .insert(promoCodes)
      .values({ ...input, id: tx.newId(), eventId, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning();
    if (!promo) throw new InvalidInput("code", "is there already");
    return { ...promo, uses: 0 };
  });
}

async function refuseTooLarge(tx: Context, eventId: string, promo: NewPromo) {
  const { types } = await readStock(tx, eventId);
  for (const { id, name, priceMinor, currency } of types) {
    const leftMinor = priceMinor - discountOf(promo, priceMinor);
    const leastMinor = leastPayable(currency);
    if ((promo.ticketTypeIds?.includes(id) ?? true) && leftMinor > 0 && leftMinor < leastMinor)
      throw new Refusal("promo_too_large", { name, leftMinor, leastMinor, currency });
  }
}

async function refuseForeignTypes(tx: Context, eventId: string, ids: string[]) {
  if (ids.length === 0) return;
  const own = await tx.db
    .select({ id: ticketTypes.id })
    .from(ticketTypes)
    .where(and(eq(ticketTypes.eventId, eventId), isAnyOf(ticketTypes.id, ids)));
  if (own.length !== new Set(ids).size)
    throw new InvalidInput("ticketTypeIds", "must be tickets of this event");
}
