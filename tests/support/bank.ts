import { Refusal } from "@/domain/errors";
import type {
  AccountState,
  ChargeState,
  CheckoutState,
  InvoicePort,
  ListedDispute,
  Order,
  StripePort,
} from "@/domain/ports";

type Page = { order: Order; expiresAt: Date; state: CheckoutState; url: string };
type Dispute = Omit<ListedDispute, "names"> & { chargeId: string };
type Charge = ChargeState & { account: string | null; createdAt: Date };

/**
 * Where people's money is, in a test: Stripe's pages and charges, and Telegram's Stars, kept in memory. It does what it
 * is asked once, however often it is asked by the same name, and can be cut off.
 */
export function createBank(now: () => Date) {
  const pages = new Map<string, Page>();
  const charges = new Map<string, Charge>();
  const refunds = new Map<string, { providerRefundId: string }>();
  const disputes = new Map<string, Dispute>();
  const accounts = new Map<string, AccountState>();
  let last = 0;
  const bank = {
    isAway: false,
    /** Is called before each answer: throwing there is a connection that broke after the effect. */
    afterEffect: (_call: string) => {},
    pages,
    charges,

    /** The session of a payment, as its payer has it open. */
    pageOf(paymentId: string): Page | undefined {
      return pages.get(`cs_${paymentId}`);
    },
    /** Somebody pays on the page; false when it takes no money any more. */
    pay(paymentId: string, { amountMinor }: { amountMinor?: number } = {}): boolean {
      const page = pages.get(`cs_${paymentId}`);
      if (page?.state.state !== "open" || page.expiresAt <= now()) return false;
      const amount =
        amountMinor ?? page.order.lines.reduce((sum, line) => sum + line.quantity * line.unitMinor, 0);
      const { currency, account, paymentId: name } = page.order;
      const providerPaymentId = bank.charge(amount, currency, account, name);
      page.state = {
        state: "paid",
        amountMinor: amount,
        currency: page.order.currency,
        providerPaymentId,
        cardFingerprint: "fp",
      };
      return true;
    },
    /** Money that somebody gave; Telegram's provider knows no name of ours for it. */
    charge(
      amountMinor: number,
      currency: string,
      account: string | null = null,
      paymentId: string | null = null,
    ): string {
      const id = `ch_${++last}`;
      const createdAt = now();
      charges.set(id, {
        paymentId,
        amountMinor,
        refundedMinor: 0,
        currency,
        refunds: [],
        account,
        createdAt,
      });
      return id;
    },
    /** A refund begun at the provider's own desk. */
    refundAtProvider(chargeId: string, amountMinor: number) {
      const charge = charges.get(chargeId)!;
      charge.refundedMinor += amountMinor;
      charge.refunds.push({ id: `re_${++last}`, refundId: null, amountMinor, status: "succeeded" });
    },
    /** The payer's bank asks for the money back, and takes it; told again, it is about how that stands. */
    dispute(chargeId: string, status: string) {
      const { amountMinor } = charges.get(chargeId)!;
      const known = disputes.get(chargeId) ?? { id: `du_${++last}`, createdAt: now() };
      disputes.set(chargeId, { ...known, chargeId, amountMinor, reason: "fraudulent", status });
    },
    /** What the provider keeps of all payments. */
    balance: () =>
      [...charges.values()].reduce(
        (sum, { amountMinor, refundedMinor }) => sum + amountMinor - refundedMinor,
        0,
      ) -
      [...disputes.values()].reduce(
        (sum, { status, amountMinor }) => (status === "won" ? sum : sum + amountMinor),
        0,
      ),
  };

  const reach = () => {
    if (bank.isAway) throw new Error("The bank cannot be reached");
  };
  const answer = <T>(call: string, value: T): T => {
    bank.afterEffect(call);
    return value;
  };
  const settleExpiry = (page: Page) => {
    if (page.state.state === "open" && page.expiresAt <= now()) page.state = { state: "closed" };
    return page.state;
  };

  const stripe: StripePort = {
    async openCheckout(order, expiresAt) {
      if (bank.isAway) throw new Refusal("provider_unreachable");
      const sessionId = `cs_${order.paymentId}`;
      const url = `https://checkout.example/${sessionId}`;
      // As Stripe: no page for less than half an hour, but the one that is there is given again.
      if (!pages.has(sessionId) && expiresAt.getTime() < now().getTime() + 30 * 60_000)
        throw new Refusal("checkout_gone");
      if (!pages.has(sessionId)) pages.set(sessionId, { order, expiresAt, state: { state: "open" }, url });
      return answer("openCheckout", { sessionId, url });
    },
    async readCheckout(sessionId) {
      reach();
      return answer("readCheckout", settleExpiry(pages.get(sessionId)!));
    },
    async closeCheckout(sessionId) {
      reach();
      const page = pages.get(sessionId)!;
      if (settleExpiry(page).state === "open") page.state = { state: "closed" };
      return answer("closeCheckout", page.state);
    },
    async readCharge(id, account) {
      reach();
      const charge = charges.get(id);
      if (charge?.account !== account) throw new Error(`No such charge: ${id}`);
      return answer("readCharge", charge);
    },
    async *listCharges(account, since, until) {
      reach();
      for (const [id, charge] of [...charges].reverse())
        if (charge.account === account && charge.createdAt >= since && charge.createdAt < until)
          yield { ...charge, names: [id] };
    },
    async *listDisputes(account, since, until) {
      reach();
      for (const { createdAt, chargeId, ...dispute } of [...disputes.values()].reverse())
        if (charges.get(chargeId)?.account === account && createdAt >= since && createdAt < until)
          yield { ...dispute, createdAt, names: [chargeId] };
    },
    async refund({ refundId, providerPaymentId, amountMinor }) {
      reach();
      const known = refunds.get(refundId);
      if (known) return answer("refund", { outcome: "succeeded" as const, ...known });
      const charge = charges.get(providerPaymentId)!;
      if (charge.refundedMinor + amountMinor > charge.amountMinor)
        return answer("refund", { outcome: "refused" as const, error: "charge_already_refunded" });
      const providerRefundId = `re_${++last}`;
      charge.refundedMinor += amountMinor;
      charge.refunds.push({ id: providerRefundId, refundId, amountMinor, status: "succeeded" });
      refunds.set(refundId, { providerRefundId });
      return answer("refund", { outcome: "succeeded" as const, providerRefundId });
    },
    async createAccount(userId, inPlaceOf) {
      reach();
      const accountId = inPlaceOf === null ? `acct_${userId}` : `${inPlaceOf}_2`;
      if (!accounts.has(accountId))
        accounts.set(accountId, { chargesEnabled: false, detailsSubmitted: false, isConnected: true });
      return answer("createAccount", { accountId });
    },
    async onboardingUrl(accountId) {
      return `https://connect.example/${accountId}`;
    },
    async readAccount(accountId) {
      return accounts.get(accountId)!;
    },
  };

  const invoices: InvoicePort = {
    async createLink(order) {
      reach();
      return `https://t.me/$${order.paymentId}`;
    },
    async refundStars(_userId, chargeId) {
      reach();
      const charge = charges.get(chargeId)!;
      charge.refundedMinor = charge.amountMinor;
      return answer("refundStars", { outcome: "succeeded" as const, providerRefundId: `stars:${chargeId}` });
    },
  };
  return Object.assign(bank, { stripe, invoices, accounts });
}
export type Bank = ReturnType<typeof createBank>;
