import { and, eq, inArray, isNull } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import type { Context } from "../context";
import { Refusal } from "../errors";
import { findPayment, orderOf, type Payment } from "./queries";

/**
 * Has Stripe open the page of a payment, outside any transaction. Asked again after a crash, Stripe answers the same
 * page. One that was called off meanwhile keeps its page's name, so that the page can be closed. Of two pages the first is
 * kept; nobody hears of the other.
 */
export async function openPage(ctx: Context, payment: Payment): Promise<Payment> {
  const { stripe } = ctx.ports;
  if (!stripe) throw new Refusal("method_not_offered");
  const { sessionId, url } = await stripe.openCheckout(await orderOf(ctx, payment), payment.expiresAt!);
  const [opened] = await ctx.db
    .update(payments)
    .set({ sessionId, checkoutUrl: url, updatedAt: ctx.now() })
    .where(
      and(
        eq(payments.id, payment.id),
        isNull(payments.sessionId),
        inArray(payments.status, ["open", "closing"]),
      ),
    )
    .returning();
  const now = opened ?? (await findPayment(ctx, payment.id));
  if (now?.status !== "open" || now.sessionId === null) throw new Refusal("checkout_gone");
  return now;
}

/** Whether the provider has no such order and never will: whoever asks again is told the same. */
export const isNever = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.reason !== "provider_unreachable";

/** Ends an attempt that the provider did not take, so that nobody can have paid it. Answers whether it was one. */
export async function withdrawPayment(ctx: Context, paymentId: string): Promise<boolean> {
  const withdrawn = await ctx.db
    .update(payments)
    .set({ status: "closed", updatedAt: ctx.now() })
    .where(and(eq(payments.id, paymentId), eq(payments.status, "open"), isNull(payments.sessionId)))
    .returning({ id: payments.id });
  return withdrawn.length > 0;
}
