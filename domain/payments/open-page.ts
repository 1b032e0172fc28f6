import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { paymentLines, payments } from "@/db/schema/payments";
import { type Context, transact } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { holdLonger } from "./hold-longer";
import { findPayment, orderOf, type Payment } from "./queries";
import { holdAfterCheckout } from "./rules";

/**
 * Has Stripe open the page of a payment, outside any transaction. Asked again after a crash, Stripe answers the same
 * page. One that was called off meanwhile keeps its page's name, so that the page can be closed. Of two pages the first is
 * kept; nobody hears of the other.
 */
export async function openPage(ctx: Context, payment: Payment): Promise<Payment> {
  const { stripe } = ctx.ports;
  if (!stripe) throw new Refusal("method_not_offered");
  const page = await stripe.openCheckout(await orderOf(ctx, payment), payment.expiresAt!);
  const now = (await keepPage(ctx, payment, page)) ?? (await findPayment(ctx, payment.id));
  if (now?.status !== "open" || now.sessionId === null) throw new Refusal("checkout_gone");
  return now;
}

/** From now on the seats are held longer than the page can be paid: a page that was refused prolongs nothing. */
async function keepPage(
  ctx: Context,
  { id, eventId, rsvpId, expiresAt }: Payment,
  { sessionId, url }: { sessionId: string; url: string },
): Promise<Payment | undefined> {
  return transact(ctx, async (tx) => {
    await lockEvent(tx, eventId);
    const [kept] = await tx.db
      .update(payments)
      .set({ sessionId, checkoutUrl: url, updatedAt: tx.now() })
      .where(
        and(eq(payments.id, id), isNull(payments.sessionId), inArray(payments.status, ["open", "closing"])),
      )
      .returning();
    if (kept?.status === "open") await holdLonger(tx, rsvpId, holdAfterCheckout(expiresAt!));
    return kept;
  });
}

/** Whether the provider has no such order and never will: whoever asks again is told the same. */
export const isNever = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.reason !== "provider_unreachable";

/**
 * Ends an attempt that the provider did not take, so that nobody can have paid it: nothing of it is left. Answers
 * whether it was one.
 */
export async function withdrawPayment(ctx: Context, { id, eventId }: Payment): Promise<boolean> {
  return transact(ctx, async (tx) => {
    await lockEvent(tx, eventId);
    const isUntouched = and(
      eq(payments.id, id),
      eq(payments.status, "open"),
      isNull(payments.sessionId),
      // An invoice that was taken before may just be paid.
      eq(payments.updatedAt, payments.createdAt),
    );
    const lines = tx.db.select({ id: payments.id }).from(payments).where(isUntouched);
    await tx.db.delete(paymentLines).where(sql`${paymentLines.paymentId} in ${lines}`);
    const withdrawn = await tx.db.delete(payments).where(isUntouched).returning({ id: payments.id });
    return withdrawn.length > 0;
  });
}
