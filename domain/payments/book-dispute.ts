import { eq } from "drizzle-orm";
import { disputes } from "@/db/schema/payments";
import { type Context, transact } from "../context";
import { lockEvent } from "../events/queries";
import { announce } from "../facts";
import { offerFreeSeats } from "../rsvps/offer";
import { alertOrganizer } from "./alert";
import { enter } from "./apply";
import { findPayment, lockPayment, ticketsOf } from "./queries";
import { voidTickets } from "./refund";

type Told = { id: string; amountMinor: number; reason: string; status: string };

/**
 * The payer's bank asks for the money back, or has decided: the bank takes it at once and gives it back when the
 * dispute is won. The tickets are void from the beginning on. Told again, or late, it changes nothing.
 */
export async function bookDispute(ctx: Context, paymentId: string, told: Told): Promise<void> {
  const found = await findPayment(ctx, paymentId);
  if (!found) return;

  await transact(ctx, async (tx) => {
    const event = await lockEvent(tx, found.eventId);
    const payment = await lockPayment(tx, paymentId);
    const [known] = await tx.db.select().from(disputes).where(eq(disputes.id, told.id));
    if (known && (known.status === told.status || isOver(known.status))) return;

    const now = tx.now();
    await tx.db
      .insert(disputes)
      .values({ ...told, paymentId, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({ target: disputes.id, set: { status: told.status, updatedAt: now } });
    await enter(tx, payment, "dispute", -told.amountMinor, told.id);
    if (told.status === "won") await enter(tx, payment, "dispute_won", told.amountMinor, told.id);
    if (known) return;

    const lines = await ticketsOf(tx, paymentId);
    await voidTickets(
      tx,
      payment,
      lines.map(({ id }) => id),
    );
    const { eventId, rsvpId, userId } = payment;
    await announce(tx, "payment/disputed", { paymentId, eventId, rsvpId, userId, status: told.status });
    await alertOrganizer(tx, payment, "disputed");
    await offerFreeSeats(tx, event);
  });
}

const isOver = (status: string) => status === "won" || status === "lost";
