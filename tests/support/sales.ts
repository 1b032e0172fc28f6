import { and, asc, eq } from "drizzle-orm";
import { test as base } from "vitest";
import { ledgerEntries, payments, refunds, stripeAccounts } from "@/db/schema/payments";
import { tickets, ticketTypes } from "@/db/schema/tickets";
import { applyPayment } from "@/domain/payments/apply";
import { startPayment } from "@/domain/payments/start";
import { rsvp } from "@/domain/rsvps/rsvp";
import { type Bank, createBank } from "./bank";
import { emptyDatabase } from "./database";
import { createWorld, type World as Product } from "./world";

/** A product with a bank beside it. */
export type World = Product & { bank: Bank };

/** A test with a world of its own, in which money moves. */
export const test = base.extend("world", async (): Promise<World> => {
  await emptyDatabase();
  const world = createWorld();
  const bank = createBank(() => world.clock.now);
  Object.assign(world.system.ports, { stripe: bank.stripe, invoices: bank.invoices });
  return Object.assign(world, { bank });
});

type Event = NonNullable<Parameters<World["event"]>[0]>;

/** An event that sells tickets at €45 unless told otherwise. */
export const sale = (world: World, { priceMinor = 4500, ...event }: Event & { priceMinor?: number } = {}) =>
  world.event({ location: "Café Mond, Berlin", priceMinor, currency: "EUR", ...event });

/** An organizer has an account of their own, where Stripe takes money for them. */
export const connect = ({ db, clock: { now } }: World, userId: number, accountId: string) =>
  db
    .insert(stripeAccounts)
    .values({ userId, accountId, chargesEnabled: true, createdAt: now, updatedAt: now });

/** The kinds of ticket of an event, in their order. */
export const typesOf = (world: World, eventId: string) =>
  world.db
    .select()
    .from(ticketTypes)
    .where(eq(ticketTypes.eventId, eventId))
    .orderBy(asc(ticketTypes.position));

/** Somebody takes so many tickets of the first kind, which are then held. */
export async function take(world: World, userId: number, eventId: string, quantity = 1, promoCode?: string) {
  const [type] = await typesOf(world, eventId);
  return rsvp(world.as(userId), { eventId, lines: [{ ticketTypeId: type!.id, quantity }], promoCode });
}

/** They hold seats and begin to pay for them. */
export async function checkout(
  world: World,
  userId: number,
  eventId: string,
  {
    provider = "stripe" as const,
    quantity = 1,
  }: { provider?: "stripe" | "telegram" | "stars"; quantity?: number } = {},
) {
  await take(world, userId, eventId, quantity);
  return startPayment(world.as(userId), { eventId, provider });
}

/** Stripe has the money and says so. */
export async function payAtStripe(world: World, paymentId: string) {
  if (!world.bank.pay(paymentId)) throw new Error("The page takes no money");
  return report(world, paymentId);
}

/** What Stripe tells of a paid page, once more. */
export function report(world: World, paymentId: string) {
  const { state } = world.bank.pageOf(paymentId)!;
  if (state.state !== "paid") throw new Error("Nothing was paid");
  return applyPayment(world.system, { paymentId, ...state });
}

export const paymentOf = async (world: World, id: string) =>
  (await world.db.select().from(payments).where(eq(payments.id, id)))[0]!;

export const ticketsFor = (world: World, eventId: string, userId: number) =>
  world.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.eventId, eventId), eq(tickets.userId, userId)))
    .orderBy(asc(tickets.guestNumber), asc(tickets.createdAt));

/** What the ledger says, of one payment or of all, in its order: kinds and amounts. */
export async function ledgerOf({ db }: Pick<Product, "db">, paymentId?: string) {
  const entries = await db
    .select()
    .from(ledgerEntries)
    .where(paymentId === undefined ? undefined : eq(ledgerEntries.paymentId, paymentId))
    .orderBy(asc(ledgerEntries.sequence));
  return entries.map(({ kind, amountMinor }) => [kind, amountMinor]);
}

export const refundsOf = ({ db }: Pick<Product, "db">, paymentId: string) =>
  db.select().from(refunds).where(eq(refunds.paymentId, paymentId)).orderBy(asc(refunds.id));
