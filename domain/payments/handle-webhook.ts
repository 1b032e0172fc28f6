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
  last_payment_error: z
    .object({ code: z.string().nullish(), decline_code: z.string().nullish(), card: z.string().nullish() })
    .nullish(),
});
type About = z.infer<typeof About>;

type Handler = (ctx: Context, about: About, webhook: Webhook) => Promise<void>;

const lookAgain: Handler = async (ctx, about, webhook) => {
  const payment = await paymentOf(ctx, about, webhook);
  if (payment) await checkPayment(ctx, payment);
};
const readRefunds: Handler = async (ctx, about, webhook) => {
  const payment = (await findByNames(ctx, about, webhook)) ?? (await askWhose(ctx, about, webhook));
  if (!payment?.providerPaymentId || !ctx.ports.stripe) return;
  const charge = await ctx.ports.stripe.readCharge(payment.providerPaymentId, payment.account);
  await bookRefunds(ctx, payment.id, charge.refunds);
};
const dispute: Handler = async (ctx, about, webhook) => {
  const payment = (await findByNames(ctx, about, webhook)) ?? (await askWhose(ctx, about, webhook));
  // Organizers sell other things too; at the platform's own account, what belongs to nobody is for a person to see.
  if (!payment && webhook.account === null) throw new Error(`No payment is known for dispute ${about.id}`);
  if (!payment) return;
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
  "payment_intent.payment_failed": async (ctx, about, webhook) => {
    const payment = await paymentOf(ctx, about, webhook);
    const error = about.last_payment_error;
    if (payment)
      await failPayment(ctx, {
        paymentId: payment.id,
        attemptId: webhook.providerEventId,
        code: error?.decline_code ?? error?.code ?? null,
        card: error?.card ?? null,
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
  // Its owner has cut us off, or has let us in again by now. What it tells of is our application.
  "account.application.deauthorized": async (ctx, _about, { account }) => {
    if (account !== null) await refreshAccount(ctx, account);
  },
};

export const isHandled = (type: string) => Object.hasOwn(handlers, type);

/** Does what follows from one webhook; throws when it has to be tried again. */
export async function handleWebhook(ctx: Context, webhook: Webhook): Promise<void> {
  await handlers[webhook.type]?.(ctx, About.parse(webhook.payload), webhook);
}

/**
 * Whom it is about: by the provider's names, which nobody else can give, else by ours, which whoever has an account
 * can write there. So it counts only from the account that the payment's money goes to.
 */
async function paymentOf(ctx: Context, about: About, webhook: Webhook): Promise<Payment | undefined> {
  const ours = about.metadata?.payment_id ?? about.client_reference_id;
  return (await findByNames(ctx, about, webhook)) ?? (await findOurs(ctx, ours, webhook));
}

async function findByNames(ctx: Context, about: About, { account }: Webhook): Promise<Payment | undefined> {
  const names = [about.id, about.payment_intent, about.charge].flatMap((name) => name ?? []);
  for (const name of names) {
    const payment = await findPaymentByCharge(ctx, name);
    if (payment && isOf(payment, account)) return payment;
  }
  return undefined;
}

async function findOurs(ctx: Context, name: string | null | undefined, { account }: Webhook) {
  const { data: id } = z.uuid().safeParse(name);
  const payment = id && (await findPayment(ctx, id));
  return payment && isOf(payment, account) ? payment : undefined;
}

const isOf = (payment: Payment, account: string | null) =>
  payment.provider !== "stars" && payment.account === account;

/**
 * Refunds and disputes name their charge, and may come before we hear of the money: the charge says whose it is, and
 * that money is applied first. Undefined when it is nobody's here.
 */
async function askWhose(ctx: Context, about: About, webhook: Webhook): Promise<Payment | undefined> {
  const charge = await ctx.ports.stripe?.readCharge(about.charge ?? about.id, webhook.account);
  const unheard = await findOurs(ctx, charge?.paymentId, webhook);
  if (unheard) await checkPayment(ctx, unheard);
  return findByNames(ctx, about, webhook);
}
