import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import { isAnyOf, isFoundBy } from "@/db/any-of";
import { payments, reconciliations } from "@/db/schema/payments";
import { type Context, transact } from "../context";
import { leaseMs } from "../deadlines";
import type { ListedCharge, ListedDispute, StripePort } from "../ports";
import { alertOperators, alertOrganizer } from "./alert";
import { longAgo } from "./begin-reconciling";
import { bookDispute } from "./book-dispute";
import { bookRefunds } from "./book-refund";
import { checkPayment } from "./check";
import { findPayment, type Payment } from "./queries";

const minute = 60_000;
const day = 24 * 60 * minute;
const maxAttempts = 3;
/** How far it has come is written this often. */
const noteEvery = 100;

type Account = typeof reconciliations.$inferSelect;
type Reconciled = {
  /** Charges. */
  compared: number;
  /** When there is more to compare, or null. */
  nextAt: Date | null;
  /** Accounts that were given up for this night. */
  leftOut: number;
};

/**
 * Compares Stripe's own lists with our books, each account by itself, until all are done or `until` has come: charges of
 * three days before the night began, and disputes of half a year. What got lost is made up for; what differs all the
 * same is told to people. An account that cannot be asked is tried three times, and holds up no other.
 */
export async function reconcile(ctx: Context, { until }: { until?: Date } = {}): Promise<Reconciled> {
  const { stripe } = ctx.ports;
  let compared = 0;
  const isOver = () => until !== undefined && ctx.now() >= until;
  while (stripe && !isOver()) {
    const account = await claimAccount(ctx);
    if (!account) break;
    try {
      compared += await compareAccount(ctx, stripe, account, isOver);
    } catch (error) {
      await giveBack(ctx, account, error);
    }
  }
  return { compared, ...(await whatIsLeft(ctx)) };
}

const isOpen = isNull(reconciliations.comparedAt);
const isTried = sql`${reconciliations.attempts} >= ${maxAttempts}`;

/** Those that failed come after the others. */
async function claimAccount(ctx: Context): Promise<Account | undefined> {
  const now = ctx.now();
  const isFree = or(isNull(reconciliations.leaseUntil), lte(reconciliations.leaseUntil, now));
  const next = ctx.db
    .select({ account: reconciliations.account })
    .from(reconciliations)
    .where(and(isOpen, isFree, sql`not ${isTried}`))
    .orderBy(asc(reconciliations.attempts), asc(reconciliations.account))
    .limit(1)
    .for("update", { skipLocked: true });
  const [claimed] = await ctx.db
    .update(reconciliations)
    .set({ leaseUntil: new Date(now.getTime() + leaseMs) })
    .where(isFoundBy(reconciliations.account, next))
    .returning();
  return claimed;
}

/** Money of the last minutes may still be on its way into our books. Lists are walked from their newest end. */
async function compareAccount(ctx: Context, stripe: StripePort, row: Account, isOver: () => boolean) {
  const account = row.account === "" ? null : row.account;
  const latest = new Date(row.begunAt.getTime() - 15 * minute);
  const since = { charges: new Date(row.begunAt.getTime() - 3 * day), disputes: longAgo(row.begunAt) };
  let compared = 0;

  const charges = stripe.listCharges(account, since.charges, row.chargesBefore ?? latest);
  for await (const charge of charges) {
    await compare(ctx, stripe, account, charge);
    compared++;
    const isLast = isOver();
    if (isLast || compared % noteEvery === 0) await note(ctx, row, { chargesBefore: after(charge) }, isLast);
    if (isLast) return compared;
  }
  await note(ctx, row, { chargesBefore: since.charges }, false);

  let followed = 0;
  for await (const dispute of stripe.listDisputes(account, since.disputes, row.disputesBefore ?? latest)) {
    await follow(ctx, account, dispute);
    const isLast = isOver();
    if (isLast || ++followed % noteEvery === 0)
      await note(ctx, row, { disputesBefore: after(dispute) }, isLast);
    if (isLast) return compared;
  }
  await note(ctx, row, { comparedAt: ctx.now(), error: null }, true);
  return compared;
}

/** Stripe counts in seconds: what is of the same second is compared again. */
const after = ({ createdAt }: { createdAt: Date }) => new Date(createdAt.getTime() + 1_000);

type Progress = Partial<Pick<Account, "chargesBefore" | "disputesBefore" | "comparedAt" | "error">>;

/** Another night may have begun meanwhile: its own is not touched. */
async function note(ctx: Context, { account, begunAt }: Account, progress: Progress, isLast: boolean) {
  await ctx.db
    .update(reconciliations)
    .set({ ...progress, leaseUntil: isLast ? null : new Date(ctx.now().getTime() + leaseMs) })
    .where(and(eq(reconciliations.account, account), eq(reconciliations.begunAt, begunAt)));
}

async function giveBack(ctx: Context, row: Account, error: unknown) {
  const { account, attempts, begunAt } = row;
  if (attempts + 1 === maxAttempts)
    ctx.ports.log.error({ err: error, account }, "An account could not be compared with Stripe's lists");
  await ctx.db
    .update(reconciliations)
    .set({
      attempts: attempts + 1,
      leaseUntil: null,
      error: (error instanceof Error ? error.message : String(error)).slice(0, 500),
    })
    .where(and(eq(reconciliations.account, account), eq(reconciliations.begunAt, begunAt)));
}

async function whatIsLeft(ctx: Context): Promise<Pick<Reconciled, "nextAt" | "leftOut">> {
  const [left] = await ctx.db
    .select({
      leftOut: sql<number>`count(*) filter (where ${isTried})::int`,
      /** A row without a lease may be taken at once. */
      nextAt: sql<
        string | null
      >`min(coalesce(${reconciliations.leaseUntil}, ${ctx.now().toISOString()})) filter (where not ${isTried})`,
    })
    .from(reconciliations)
    .where(isOpen);
  return { nextAt: left!.nextAt === null ? null : new Date(left!.nextAt), leftOut: left!.leftOut };
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
  const found = await ctx.db.select().from(payments).where(isAnyOf(payments.providerPaymentId, names));
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

/**
 * What Telegram's provider takes lands at the platform's account without a name of ours. Organizers sell other things
 * too, and can write any name of ours on them: at their accounts, only what our own page took is ours.
 */
const isOurs = ({ settings }: Context, account: string | null, { paymentId }: ListedCharge) =>
  account === null && (paymentId !== null || settings.methods.includes("telegram"));
