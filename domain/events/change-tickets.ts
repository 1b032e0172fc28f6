import { isDeepStrictEqual } from "node:util";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { ticketTypes } from "@/db/schema/tickets";
import type { Context } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { placesIn } from "../sales/rules";
import { type TicketTypeChanges, TicketTypeInput } from "../sales/schema";
import { listTicketTypes, type TicketType } from "./queries";

type Planned = TicketTypeInput & { id: string; before: TicketType | undefined };
type TicketPlan = { before: TicketType[]; after: Planned[] };

/**
 * What an event is to sell from now on; undefined when that is what it sells. The caller holds the event's lock until it
 * has saved the plan, so that no seat is taken meanwhile. Throws `tickets_below_taken`, `currency_fixed`, ZodError and
 * InvalidInput for kinds that cannot be.
 */
export async function planTickets(
  tx: Context,
  eventId: string,
  changes: TicketTypeChanges,
): Promise<TicketPlan | undefined> {
  const before = await listTicketTypes(tx, eventId);
  refuseForeign(before, changes);
  const after = wholeTypes(before, changes).map((type, n) => {
    const known = before.find(({ id }) => id === changes[n]!.id);
    return { ...type, id: known?.id ?? tx.newId(), before: known };
  });
  if (isDeepStrictEqual(after.map(shownOf), before.map(shownOf))) return undefined;

  for (const { name, capacity, before: known } of after)
    if (known && capacity !== null && capacity < known.seatsTaken)
      throw new Refusal("tickets_below_taken", { name, taken: known.seatsTaken });
  await refuseOtherCurrency(tx, eventId, after);
  return { before, after };
}

/** Kinds that are for sale now and were not before, at this price. */
export const newlyPriced = ({ after }: TicketPlan) =>
  after.some(
    ({ priceMinor, currency, before }) =>
      priceMinor > 0 && (!before?.priceMinor || before.currency !== currency),
  );

/** Makes the event sell what was planned. Throws `ticket_type_in_use` for a kind that somebody had a ticket of, or that is named elsewhere. */
export async function saveTickets(tx: Context, eventId: string, { before, after }: TicketPlan) {
  const [now, kept] = [tx.now(), new Set(after.map(({ id }) => id))];
  const gone = before.filter(({ id }) => !kept.has(id));
  for (const type of gone) await deleteType(tx, eventId, type);
  await tx.db
    .insert(ticketTypes)
    .values(
      after.map(({ before: _, ...type }, position) => ({
        ...type,
        eventId,
        position,
        createdAt: now,
        updatedAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: ticketTypes.id,
      set: Object.fromEntries(
        [...fields, "position" as const, "updatedAt" as const].map((field) => [
          field,
          sql.raw(`excluded.${ticketTypes[field].name}`),
        ]),
      ),
    });
}

/**
 * There are never more places than tickets: an only kind grows with its event, of several the host says which. Throws
 * `capacity_above_tickets`.
 */
export async function growTickets(tx: Context, eventId: string, capacity: number | null) {
  const types = await listTicketTypes(tx, eventId);
  const places = placesIn(types);
  if (places === null || (capacity !== null && capacity <= places)) return;
  if (types.length > 1) throw new Refusal("capacity_above_tickets", { tickets: places });

  await tx.db
    .update(ticketTypes)
    .set({ capacity, updatedAt: tx.now() })
    .where(eq(ticketTypes.eventId, eventId));
}

const fields = Object.keys(TicketTypeInput.shape) as (keyof TicketTypeInput)[];
const shownOf = (type: TicketTypeInput & { id: string }) =>
  Object.fromEntries((["id", ...fields] as const).map((field) => [field, type[field]]));

function refuseForeign(before: TicketType[], changes: TicketTypeChanges) {
  const named = changes.flatMap(({ id }) => id ?? []);
  const isFine =
    new Set(named).size === named.length && named.every((id) => before.some((type) => type.id === id));
  if (!isFine) throw new InvalidInput("ticketTypes", "must name kinds of ticket of this event, each once");
}

/** Each kind with all that was left out of it, checked as a new one is. */
function wholeTypes(before: TicketType[], changes: TicketTypeChanges): TicketTypeInput[] {
  const ticketTypes = changes.map(({ id, ...change }) => {
    const known = before.find((type) => type.id === id);
    const { salesStartAt, salesEndAt, ...type } = {
      ...(known ? Object.fromEntries(fields.map((field) => [field, known[field]])) : {}),
      ...change,
    };
    return { ...type, salesStartAt: salesStartAt?.toISOString(), salesEndAt: salesEndAt?.toISOString() };
  });
  return z.object({ ticketTypes: z.array(TicketTypeInput) }).parse({ ticketTypes }).ticketTypes;
}

/** Its tickets' prices and what came in for them are amounts of one currency, and stay so. */
async function refuseOtherCurrency(tx: Context, eventId: string, after: Planned[]) {
  const [sold] = await tx.db.execute<{ currency: string }>(sql`
    select currency from payments where event_id = ${eventId}
    union all
    select type.currency from tickets ticket join ticket_types type using (ticket_type_id)
    where ticket.event_id = ${eventId} and ticket.status <> 'cancelled' and ticket.price_minor + ticket.discount_minor > 0
    limit 1`);
  if (!sold) return;
  const isOther = ({ currency, priceMinor, before }: Planned) =>
    currency !== sold.currency && (priceMinor > 0 || before?.currency === sold.currency);
  if (after.some(isOther)) throw new Refusal("currency_fixed", { currency: sold.currency });
}

async function deleteType(tx: Context, eventId: string, { id, name }: TicketType) {
  const isFor = sql`event_id = ${eventId} and recipients->>'ticketTypeId' = ${id}`;
  const deleted = await tx.db
    .delete(ticketTypes)
    .where(
      and(
        eq(ticketTypes.id, id),
        sql`not exists (select from tickets where event_id = ${eventId} and ticket_type_id = ${id})`,
        sql`not exists (select from promo_codes where event_id = ${eventId} and ${id} = any(ticket_type_ids))`,
        sql`not exists (select from event_notifications where ${isFor})`,
        sql`not exists (select from broadcasts where ${isFor})`,
      ),
    )
    .returning({ id: ticketTypes.id });
  if (deleted.length === 0) throw new Refusal("ticket_type_in_use", { name });
}
