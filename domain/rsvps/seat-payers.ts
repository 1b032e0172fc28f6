import { eq, sql } from "drizzle-orm";
import { payments, refunds } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import type { Context } from "../context";
import { isKept } from "../events/move-kept-money";
import { lockEvent } from "../events/queries";
import { isOpen, takesMoney } from "../events/rules";
import { announce } from "../facts";
import { activateSeats } from "./activate";
import { readStock } from "./read-stock";
import { pickPayers } from "./rules";

type Payer = {
  paymentId: string;
  rsvpId: string;
  userId: number;
  ticketIds: string[];
  ticketTypeIds: string[];
};

/**
 * Seats whoever waits with money for it, in their order, if the very kinds of ticket that they paid for have room: they
 * hold up nobody else. With `userId` it is them alone, before those ahead of them. The caller holds the event's lock. Answers how many people were seated.
 */
export async function seatPayers(tx: Context, eventId: string, userId?: number): Promise<number> {
  for (let seated = 0; ; ) {
    const payers = await listPayers(tx, eventId, userId);
    if (payers.length === 0) return seated;

    const [event, { types }] = [await lockEvent(tx, eventId), await readStock(tx, eventId)];
    const isTaken = isOpen(event, tx.now()) && takesMoney(event, tx.settings);
    const chosen = isTaken ? pickPayers(payers, event, types) : [];
    if (chosen.length === 0) return seated;

    const taken = await takeKeptMoney(
      tx,
      chosen.map(({ paymentId }) => paymentId),
    );
    const own = chosen.filter(({ paymentId }) => taken.includes(paymentId));
    for (const payer of own) await seat(tx, eventId, payer);
    seated += own.length;
  }
}

const listPayers = async (tx: Context, eventId: string, userId?: number): Promise<Payer[]> => [
  ...(await tx.db.execute<Payer>(sql`
    select payment.payment_id as "paymentId", waiting.rsvp_id as "rsvpId", waiting.user_id::float8 as "userId",
      array(select line.ticket_id from payment_lines line join tickets ticket using (ticket_id)
        where line.payment_id = payment.payment_id order by ticket.guest_number) as "ticketIds",
      array(select ticket.ticket_type_id from payment_lines line join tickets ticket using (ticket_id)
        where line.payment_id = payment.payment_id) as "ticketTypeIds"
    from refunds refund join payments payment using (payment_id) join rsvps waiting using (rsvp_id)
    where refund.event_id = ${eventId} and ${isKept(tx)} and waiting.status = 'waitlisted'
      ${userId === undefined ? sql`` : sql`and waiting.user_id = ${userId}`}
    order by waiting.queue_number`)),
];

/**
 * Takes kept money off its way back. What is being sent already is not to be had: the row decides, whoever comes first.
 * Answers of which payments it is.
 */
export async function takeKeptMoney(tx: Context, paymentIds: string[]): Promise<string[]> {
  const taken = await tx.db.execute<{ id: string }>(sql`
    delete from ${refunds} refund
    where refund.payment_id = any(${`{${paymentIds}}`}::uuid[]) and ${isKept(tx)}
    returning refund.payment_id as id`);
  return taken.map(({ id }) => id);
}

/** From now on they stand where they would had they come today. */
async function seat(tx: Context, eventId: string, { paymentId, rsvpId, userId, ticketIds }: Payer) {
  await tx.db.update(payments).set({ late: "seated", updatedAt: tx.now() }).where(eq(payments.id, paymentId));
  await tx.db.update(rsvps).set({ queueNumber: sql`nextval('rsvp_queue')` }).where(eq(rsvps.id, rsvpId));
  await activateSeats(tx, { eventId, rsvpId, userId }, ticketIds);
  await announce(tx, "payment/seated", { paymentId, eventId, rsvpId, userId });
}
