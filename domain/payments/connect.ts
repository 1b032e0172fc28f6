import { eq } from "drizzle-orm";
import { stripeAccounts } from "@/db/schema/payments";
import type { Context, UserActor } from "../context";
import { Refusal } from "../errors";
import { findAccount } from "./queries";

/**
 * Leads the acting person to Stripe's own pages, where they tell who they are and where money goes; the first time
 * with a new account. Throws `method_not_offered` where Stripe is not set up, or the platform sells.
 */
export async function connectAccount(ctx: Context<UserActor>): Promise<{ url: string }> {
  const { stripe } = ctx.ports;
  if (!stripe || ctx.settings.seller !== "organizer") throw new Refusal("method_not_offered");
  const { userId } = ctx.actor;
  const known = await findAccount(ctx, userId);
  const accountId = known?.accountId ?? (await stripe.createAccount(userId)).accountId;
  const now = ctx.now();
  await ctx.db
    .insert(stripeAccounts)
    .values({ userId, accountId, createdAt: now, updatedAt: now })
    .onConflictDoNothing();
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
  const state = await stripe.readAccount(accountId);
  const now = ctx.now();
  await ctx.db
    .update(stripeAccounts)
    .set({ ...state, checkedAt: now, updatedAt: now })
    .where(eq(stripeAccounts.accountId, accountId));
}

/** Nobody is sent to pay into this account until Stripe says that it takes money again. */
export async function closeAccount(ctx: Context, accountId: string): Promise<void> {
  await ctx.db
    .update(stripeAccounts)
    .set({ chargesEnabled: false, updatedAt: ctx.now() })
    .where(eq(stripeAccounts.accountId, accountId));
}

/** The acting person's account as Stripe has it now; null when there is none. */
export async function seeAccount(ctx: Context<UserActor>) {
  const account = await findAccount(ctx, ctx.actor.userId);
  if (!account) return null;
  if (!account.chargesEnabled) await refreshAccount(ctx, account.accountId);
  const now = await findAccount(ctx, ctx.actor.userId);
  return { chargesEnabled: now!.chargesEnabled, detailsSubmitted: now!.detailsSubmitted };
}
