import { and, asc, eq, gt, isNotNull, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { stripeAccounts } from "@/db/schema/payments";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { queueLetters } from "../queue-letters";
import { findAccount } from "./queries";

/**
 * Leads the acting person to Stripe's own pages, where they tell who they are and where money goes; the first time, and
 * after they cut us off, with a new account. Throws `method_not_offered` where Stripe is not set up, or the platform
 * sells.
 */
export async function connectAccount(ctx: Context<UserActor>): Promise<{ url: string }> {
  const { stripe } = ctx.ports;
  if (!stripe || ctx.settings.seller !== "organizer") throw new Refusal("method_not_offered");
  const { userId } = ctx.actor;
  const known = await readOwn(ctx);
  if (known?.disconnectedAt === null) return { url: await stripe.onboardingUrl(known.accountId) };

  const { accountId } = await stripe.createAccount(userId, known?.accountId ?? null);
  const now = ctx.now();
  const fresh = { accountId, chargesEnabled: false, detailsSubmitted: false, disconnectedAt: null };
  await ctx.db
    .insert(stripeAccounts)
    .values({ userId, ...fresh, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: stripeAccounts.userId,
      set: { ...fresh, updatedAt: now },
      setWhere: isNotNull(stripeAccounts.disconnectedAt),
    });
  return { url: await stripe.onboardingUrl(accountId) };
}

/** Asks Stripe how an account stands. One that nobody here has is nothing to us. */
export async function refreshAccount(ctx: Context, accountId: string): Promise<void> {
  const { stripe } = ctx.ports;
  const [known] = await ctx.db
    .select({ userId: stripeAccounts.userId })
    .from(stripeAccounts)
    .where(eq(stripeAccounts.accountId, accountId));
  if (!stripe || !known) return;
  const { isConnected, ...state } = await stripe.readAccount(accountId);
  const now = ctx.now().toISOString();
  const disconnectedAt = isConnected ? null : sql`coalesce(${stripeAccounts.disconnectedAt}, ${now})`;
  await change(ctx, accountId, { ...state, disconnectedAt, checkedAt: ctx.now() });
}

/** Nobody is sent to pay into this account until Stripe says that it takes money again. */
export const closeAccount = (ctx: Context, accountId: string) =>
  change(ctx, accountId, { chargesEnabled: false });

type Changes = Partial<Omit<typeof stripeAccounts.$inferInsert, "disconnectedAt">> & {
  disconnectedAt?: unknown;
};

/** Its owner hears, once, when it takes no money any more. */
async function change(ctx: Context, accountId: string, changes: Changes) {
  const isThis = eq(stripeAccounts.accountId, accountId);
  await transact(ctx, async (tx) => {
    const [before] = await tx.db.select().from(stripeAccounts).where(isThis).for("update");
    const set = { ...changes, updatedAt: tx.now() } as typeof stripeAccounts.$inferInsert;
    await tx.db.update(stripeAccounts).set(set).where(isThis);
    if (before?.chargesEnabled && !changes.chargesEnabled) await tellClosed(tx, before);
  });
}

/** About the next event that costs something: where nothing is sold, nothing is missed. */
async function tellClosed(tx: Context, { userId, accountId }: { userId: number; accountId: string }) {
  const isSold = sql`exists (select from ticket_types type where type.event_id = ${events.id} and type.price_minor > 0)`;
  const isAhead = and(eq(events.status, "published"), gt(events.endsAt, tx.now()));
  const [next] = await tx.db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.organizerId, userId), isAhead, isSold))
    .orderBy(asc(events.startsAt))
    .limit(1);
  if (!next) return;
  const dedupeKey = `account.closed:${accountId}:${tx.now().getTime()}`;
  await queueLetters(tx, [
    { kind: "account.closed", dedupeKey, chatId: userId, eventId: next.id, payload: {} },
  ]);
}

/** The acting person's account as Stripe has it now; null when there is none. */
export async function seeAccount(ctx: Context<UserActor>) {
  const account = await readOwn(ctx);
  if (!account) return null;
  const { chargesEnabled, detailsSubmitted, disconnectedAt } = account;
  return { chargesEnabled, detailsSubmitted, isConnected: disconnectedAt === null };
}

/** One that takes no money may do so by now, or be no longer connected. */
async function readOwn(ctx: Context<UserActor>) {
  const account = await findAccount(ctx, ctx.actor.userId);
  if (!account || account.chargesEnabled || account.disconnectedAt !== null) return account;
  await refreshAccount(ctx, account.accountId);
  return findAccount(ctx, ctx.actor.userId);
}
