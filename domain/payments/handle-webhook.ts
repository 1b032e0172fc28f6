import { z } from "zod";
import type { paymentWebhooks } from "@/db/schema/payments";
import type { Context } from "../context";
import { bookDispute } from "./book-dispute";
import { bookRefunds } from "./book-refund";
import { checkPayment } from "./check";
import { refreshAccount } from "./connect";
import { failPayment } from "./fail";
import { findPayment, findPaymentByCharge, type Payment } from "./queries";

type Webhook = typeof paymentWebhooks.$inferSelect;

/** What of a provider's object tells whom it is about; anything more is asked for anew. */
const About = z.object({
  id: z.string(),
  client_reference_id: z.string().nullish(),
  metadata: z.object({ payment_id: z.uuid().optional() }).nullish(),
  payment_intent: z.string().nullish(),
  charge: z.string().nullish(),
  amount: z.number().nullish(),
  reason: z.string().nullish(),
  status: z.string().nullish(),
  last_payment_error: z.object({ code: z.string().nullish(), decline_code: z.string().nullish() }).nullish(),
});
type About = z.infer<typeof About>;

type Handler = (ctx: Context, about: About, webhook: Webhook) => Promise<void>;

const lookAgain: Handler = async (ctx, about) => {
  const payment = await paymentOf(ctx, about);
  if (payment) await checkPayment(ctx, payment);
};
const readRefunds: Handler = async (ctx, about) => {
  const payment = await paymentOf(ctx, about);
  if (!payment?.providerPaymentId || !ctx.ports.stripe) return;
  const charge = await ctx.ports.stripe.readCharge(payment.providerPaymentId, payment.account);
  await bookRefunds(ctx, payment.id, charge.refunds);
};
const dispute: Handler = async (ctx, about) => {
  const payment = await paymentOf(ctx, about);
  if (!payment) throw new Error(`No payment is known for dispute ${about.id}`);
  await bookDispute(ctx, payment.id, {
    id: about.id,
    amountMinor: about.amount ?? payment.amountMinor,
    reason: about.reason ?? "unknown",
    status: about.status ?? "unknown",
  });
};

/** Each of Stripe's events that changes something here (docs.stripe.com/api/events/types). */
const handlers: Record<string, Handler> = {
  "checkout.session.completed": lookAgain,
  "checkout.session.async_payment_succeeded": lookAgain,
  "checkout.session.async_payment_failed": lookAgain,
  "checkout.session.expired": lookAgain,
  "payment_intent.payment_failed": async (ctx, about, { providerEventId }) => {
    const payment = await paymentOf(ctx, about);
    const error = about.last_payment_error;
    if (payment)
      await failPayment(ctx, {
        paymentId: payment.id,
        attemptId: providerEventId,
        code: error?.decline_code ?? error?.code ?? null,
      });
  },
  "charge.refunded": readRefunds,
  "refund.created": readRefunds,
  "refund.updated": readRefunds,
  "refund.failed": readRefunds,
  "charge.dispute.created": dispute,
  "charge.dispute.updated": dispute,
  "charge.dispute.closed": dispute,
  "account.updated": (ctx, about) => refreshAccount(ctx, about.id),
};

export const isHandled = (type: string) => Object.hasOwn(handlers, type);

/** Does what follows from one webhook; throws when it has to be tried again. */
export async function handleWebhook(ctx: Context, webhook: Webhook): Promise<void> {
  await handlers[webhook.type]?.(ctx, About.parse(webhook.payload), webhook);
}

async function paymentOf(ctx: Context, about: About): Promise<Payment | undefined> {
  const ours = about.metadata?.payment_id ?? about.client_reference_id;
  if (ours && z.uuid().safeParse(ours).success) return findPayment(ctx, ours);
  const names = [about.id, about.payment_intent, about.charge].flatMap((name) => name ?? []);
  for (const name of names) {
    const payment = await findPaymentByCharge(ctx, name);
    if (payment) return payment;
  }
  return undefined;
}
