import { and, asc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { promoCodes, ticketTypes } from "@/db/schema/tickets";
import type { Context } from "../context";
import type { Stock } from "./rules";

/**
 * What of an event can be had, in its order, and those of `codes` that hold now. Read under the event's lock, it
 * stays true until commit.
 */
export async function readStock(ctx: Context, eventId: string, codes: string[] = []): Promise<Stock> {
  const [types, promos] = await Promise.all([listStock(ctx, eventId), findPromos(ctx, eventId, codes)]);
  return { types, promos };
}

async function listStock(ctx: Context, eventId: string) {
  const rows = await ctx.db
    .select({
      id: ticketTypes.id,
      name: ticketTypes.name,
      priceMinor: ticketTypes.priceMinor,
      currency: ticketTypes.currency,
      capacity: ticketTypes.capacity,
      seatsTaken: ticketTypes.seatsTaken,
      salesStartAt: ticketTypes.salesStartAt,
      salesEndAt: ticketTypes.salesEndAt,
      isHidden: ticketTypes.isHidden,
      maxPerPerson: ticketTypes.maxPerPerson,
    })
    .from(ticketTypes)
    .where(eq(ticketTypes.eventId, eventId))
    .orderBy(asc(ticketTypes.position));
  return rows.map(({ capacity, seatsTaken, ...type }) => ({
    ...type,
    left: capacity === null ? Number.POSITIVE_INFINITY : capacity - seatsTaken,
  }));
}

/** Each ticket that was not given back counts as a use. */
async function findPromos(ctx: Context, eventId: string, codes: string[]): Promise<Stock["promos"]> {
  if (codes.length === 0) return new Map();

  const now = ctx.now();
  const rows = await ctx.db
    .select({
      id: promoCodes.id,
      code: promoCodes.code,
      kind: promoCodes.kind,
      value: promoCodes.value,
      ticketTypeIds: promoCodes.ticketTypeIds,
      maxUses: promoCodes.maxUses,
      uses: sql<number>`(select count(*) from tickets used where used.promo_code_id = promo_codes.promo_code_id and used.status <> 'cancelled')`.mapWith(
        Number,
      ),
    })
    .from(promoCodes)
    .where(
      and(
        eq(promoCodes.eventId, eventId),
        isAnyOf(promoCodes.code, codes),
        or(isNull(promoCodes.validFrom), lte(promoCodes.validFrom, now)),
        or(isNull(promoCodes.validUntil), gt(promoCodes.validUntil, now)),
      ),
    );
  return new Map(
    rows.map(({ maxUses, uses, ...promo }) => [
      promo.code,
      { ...promo, left: maxUses === null ? Number.POSITIVE_INFINITY : maxUses - uses },
    ]),
  );
}
