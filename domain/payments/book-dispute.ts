import { eq } from "drizzle-orm";
import { disputes } from "@/db/schema/payments";
import { type Context, transact } from "../context";
import { lockEvent } from "../events/queries";
import { announce } from "../facts";
import { offerFreeSeats } from "../rsvps/offer";
import { takeKeptMoney } from "../rsvps/seat-payers";
import { alertOrganizer } from "./alert";
import { enter } from "./apply";
import { findPayment, lockPayment, ticketsOf } from "./queries";
import { voidTickets } from "./refund";

type Told = { id: string; amountMinor: number; reason: string; status: string };

/**
 * The payer's bank asks for the money back, or has decided: the bank takes it at once and gives it back when the
 * dispute is won. The tickets are void from the beginning on. A bank that only inquires (`warning_…`) moves nothing: the
 * organizer hears of it, and all else follows if it becomes a dispute. Told again, or late, it changes nothing.
 */
export async function bookDispute(ctx: Context, paymentId: string, told: Told): Promise<void> {
  const found = await findPayment(ctx, paymentId);
  if (!found) return;

  await transact(ctx, async (tx) => {
    const event = await lockEvent(tx, found.eventId);
    const payment = await lockPayment(tx, paymentId);
    const [known] = await tx.db.select().from(disputes).where(eq(disputes.id, told.id));
    if (known && !isNews(known.status, told.status)) return;

    const now = tx.now();
    const { amountMinor, status } = told;
    await tx.db
      .insert(disputes)
      .values({ ...told, paymentId, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({ target: disputes.id, set: { amountMinor, status, updatedAt: now } });
    if (isInquiry(status)) return alertOrganizer(tx, payment, "inquiry");

    await enter(tx, payment, "dispute", -amountMinor, told.id);
    if (status === "won") await enter(tx, payment, "dispute_won", amountMinor, told.id);
    if (known && !isInquiry(known.status)) return;

    // The bank has it now: it neither buys a seat nor goes back a second time.
    await takeKeptMoney(tx, [paymentId]);
    const lines = await ticketsOf(tx, paymentId);
    await voidTickets(
      tx,
      payment,
      lines.map(({ id }) => id),
    );
    const { eventId, rsvpId, userId } = payment;
    await announce(tx, "payment/disputed", { paymentId, eventId, rsvpId, userId, status });
    await alertOrganizer(tx, payment, "disputed");
    await offerFreeSeats(tx, event);
  });
}

const isInquiry = (status: string) => status.startsWith("warning_");

/** What is told late tells of a stage before, and what is decided stays so. */
const isNews = (known: string, told: string) =>
  known !== told && stageOf(known) <= stageOf(told) && stageOf(known) < decided;

const decided = 3;
function stageOf(status: string): number {
  if (isInquiry(status)) return status === "warning_closed" ? 1 : 0;
  return status === "won" || status === "lost" ? decided : 2;
}
