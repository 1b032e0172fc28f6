import { and, gte, inArray, isNotNull } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { type Context, transact } from "../context";
import type { ListedCharge, ListedDispute, StripePort } from "../ports";
import { alertOperators, alertOrganizer } from "./alert";
import { bookDispute } from "./book-dispute";
import { bookRefunds } from "./book-refund";
import { checkPayment } from "./check";
import { findPayment, type Payment } from "./queries";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Money of the last minutes may still be on its way into our books. */
const span = (now: Date) => ({
  since: new Date(now.getTime() - 3 * day),
  until: new Date(now.getTime() - 15 * minute),
  /** Cards' holders have some four months to dispute, and their banks take weeks to decide. */
  longAgo: new Date(now.getTime() - 180 * day),
});

/**
 * Compares Stripe's own lists with our books, each account by itself: charges of the last three days, and disputes of
 * the last half year. What got lost is made up for; what differs all the same is told to people. An account that cannot be asked holds up no other.
 * Answers how many charges were compared; throws at the end when some account was left out.
 */
export async function reconcile(ctx: Context): Promise<number> {
  const { stripe } = ctx.ports;
  if (!stripe) return 0;
  const { since, until, longAgo } = span(ctx.now());
  const leftOut: unknown[] = [];
  let compared = 0;
  for (const account of [null, ...(await soldFor(ctx, longAgo))]) {
    try {
      for await (const charge of stripe.listCharges(account, since, until)) {
        await compare(ctx, stripe, account, charge);
        compared++;
      }
      for await (const dispute of stripe.listDisputes(account, longAgo, until))
        await follow(ctx, account, dispute);
    } catch (error) {
      leftOut.push(error);
    }
  }
  if (leftOut.length > 0) throw new AggregateError(leftOut, `${leftOut.length} accounts were left out`);
  return compared;
}

/** The organizers' accounts where somebody began to pay since then; a page is paid within the hour. */
async function soldFor(ctx: Context, since: Date): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ account: payments.account })
    .from(payments)
    .where(and(isNotNull(payments.account), gte(payments.createdAt, new Date(since.getTime() - day))));
  return rows.flatMap(({ account }) => account ?? []);
}

async function compare(ctx: Context, stripe: StripePort, account: string | null, charge: ListedCharge) {
  const known = await findByNames(ctx, account, charge);
  if (known && isEqual(known, charge)) return;

  const payment = known ?? (await findLost(ctx, account, charge));
  const chargeId = charge.names[0]!;
  if (!payment) {
    if (isOurs(ctx, account, charge))
      await transact(ctx, (tx) => alertOperators(tx, "unknown_charge", { id: chargeId, subject: chargeId }));
    return;
  }
  const now = await stripe.readCharge(chargeId, account);
  await bookRefunds(ctx, payment.id, now.refunds);
  const booked = await findPayment(ctx, payment.id);
  if (!isEqual(booked!, now)) await transact(ctx, (tx) => alertOrganizer(tx, booked!, "books"));
}

/** What is known changes nothing; what is nobody's here is told with its charge. */
async function follow(ctx: Context, account: string | null, dispute: ListedDispute) {
  const payment = await findByNames(ctx, account, dispute);
  const { id, amountMinor, reason, status } = dispute;
  if (payment) await bookDispute(ctx, payment.id, { id, amountMinor, reason, status });
}

async function findByNames(
  ctx: Context,
  account: string | null,
  { names }: Pick<ListedCharge, "names">,
): Promise<Payment | undefined> {
  const found = await ctx.db.select().from(payments).where(inArray(payments.providerPaymentId, names));
  return found.find((payment) => payment.account === account);
}

/** Money that we were not told of: its page is asked, and if it was paid by this very charge, that is in our books now. */
async function findLost(ctx: Context, account: string | null, charge: ListedCharge) {
  const named = charge.paymentId ? await findPayment(ctx, charge.paymentId) : undefined;
  if (!named || named.account !== account) return undefined;
  await checkPayment(ctx, named);
  return findByNames(ctx, account, charge);
}

const isEqual = (
  booked: Payment,
  at: Pick<ListedCharge, "amountMinor" | "refundedMinor" | "currency">,
): boolean =>
  booked.amountMinor === at.amountMinor &&
  booked.refundedMinor === at.refundedMinor &&
  booked.currency === at.currency;

/** What Telegram's provider takes lands at the platform's account without a name of ours; organizers sell other things too. */
const isOurs = ({ settings }: Context, account: string | null, { paymentId }: ListedCharge) =>
  paymentId !== null || (account === null && settings.methods.includes("telegram"));
