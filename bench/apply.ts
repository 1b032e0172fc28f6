import { uuidv7 } from "uuidv7";
import { applyPayment } from "@/domain/payments/apply";
import { startPayment } from "@/domain/payments/start";
import { rsvp } from "@/domain/rsvps/rsvp";
import { byTurns } from "./by-turns";
import type { Figure } from "./figure";
import { type Product, withProduct } from "./product";

const callers = 16;
const events = 200;
const paid = 1_500;
const priceMinor = 4500;

/**
 * Payments applied a second, over 200 events, 16 reports at a time, through the domain. Baseline: the statements that
 * one such report comes to, sent in the same order over the same driver without our code.
 */
export const apply: Figure = {
  unit: "per s",
  measure: (report) =>
    withProduct(async (product) => {
      const onHeldSeats = async (work: (payment: Held) => Promise<unknown>) => {
        const held = await holdSeats(product);
        const started = performance.now();
        await inTurn(held, work);
        return held.length / ((performance.now() - started) / 1000);
      };
      return byTurns(
        () =>
          onHeldSeats(({ id }) =>
            applyPayment(product.as(1), {
              paymentId: id,
              amountMinor: priceMinor,
              currency: "EUR",
              providerPaymentId: `ch_${id}`,
            }),
          ),
        () => onHeldSeats((held) => applyPlainly(product, held)),
        { report },
      );
    }),
};

type Held = { id: string; eventId: string; rsvpId: string; userId: number; ticketId: string };

async function holdSeats(product: Product): Promise<Held[]> {
  const people = await product.people(paid);
  const ids = await product.events(events, priceMinor);
  const held = people.map((userId, n) => ({ userId, eventId: ids[n % events]! }));
  await inTurn(held, async ({ userId, eventId }) => {
    await rsvp(product.as(userId), { eventId, lines: [{ ticketTypeId: eventId, quantity: 1 }] });
    await startPayment(product.as(userId), { eventId, provider: "telegram" });
  });
  return product.sql<Held[]>`
    select payment.payment_id as id, payment.event_id as "eventId", payment.rsvp_id as "rsvpId", payment.user_id::float8 as "userId", line.ticket_id as "ticketId"
    from payments payment join payment_lines line using (payment_id)
    where payment.status = 'open' and payment.event_id = any(${ids})`;
}

async function inTurn<Item>(items: Item[], work: (item: Item) => Promise<unknown>) {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
    }),
  );
}

async function applyPlainly({ sql: client }: Product, { id, eventId, rsvpId, userId, ticketId }: Held) {
  const now = new Date();
  const about = { paymentId: id, eventId, rsvpId, userId };
  await client`select * from payments where payment_id = ${id}`;
  await client.begin(async (sql) => {
    await sql`select * from events where event_id = ${eventId} for no key update`;
    await sql`select * from payments where payment_id = ${id} for update`;
    await sql`
      update payments set status = 'completed', provider_payment_id = ${`ch_${id}`}, paid_at = ${now}, updated_at = ${now}
      where payment_id = ${id} returning *`;
    await sql`
      insert into ledger_entries (payment_id, event_id, kind, amount_minor, currency, provider_ref, booked_at)
      values (${id}, ${eventId}, 'charge', ${priceMinor}, 'EUR', ${`ch_${id}`}, ${now}) on conflict do nothing`;
    await sql`
      select ticket.* from payment_lines line join tickets ticket using (ticket_id) where line.payment_id = ${id} order by guest_number`;
    await sql`
      update tickets set status = 'active', hold_kind = null, hold_expires_at = null, updated_at = ${now} where ticket_id = ${ticketId}`;
    await sql`update rsvps set status = 'confirmed', party_size = 1, updated_at = ${now} where rsvp_id = ${rsvpId}`;
    await sql`
      update payments set status = 'closed', updated_at = ${now} where rsvp_id = ${rsvpId} and status = 'open' returning status`;
    for (const [name, data] of [
      ["payment/completed", about],
      ["rsvp/confirmed", { eventId, rsvpId, userId, partySize: 1 }],
    ] as const)
      await sql`
        insert into facts (fact_id, name, data, event_id, happened_at, next_try_at)
        values (${uuidv7()}, ${name}, ${sql.json(data)}, ${eventId}, ${now}, ${now})`;
    await sql`
      insert into deliveries (delivery_id, dedupe_key, chat_id, event_id, kind, payload, due_at, created_at, updated_at)
      values (${uuidv7()}, ${`payment.completed:${id}`}, ${userId}, ${eventId}, 'payment.completed', ${sql.json({ paymentId: id })}, ${now}, ${now}, ${now})
      on conflict (dedupe_key) do nothing`;
  });
}
