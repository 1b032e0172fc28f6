import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, instant, lifecycle, minorUnits, taxAndFees, telegramId } from "../columns";
import { events } from "./events";
import { rsvps } from "./rsvps";
import { tickets } from "./tickets";
import { users } from "./users";

/** `telegram` is Telegram Payments with a provider's token, `stars` Telegram Stars (XTR), `stripe` a hosted Checkout. */
export const paymentProvider = pgEnum("payment_provider", ["telegram", "stars", "stripe"]);

/**
 * `open` can still be paid. `closing` must be closed at the provider before its seats may go. `review` is money
 * that does not fit what was asked. Forward only: see `domain/payments/rules.ts`.
 */
export const paymentStatus = pgEnum("payment_status", [
  "open",
  "closing",
  "closed",
  "failed",
  "completed",
  "review",
]);

/** What became of money that came when its seats were gone: `seated` after all, or sent `returned`; `duplicate` when others had paid for them. */
export const latePayment = pgEnum("late_payment", ["seated", "returned", "duplicate"]);

/** One attempt to pay for the seats that an RSVP holds, by one provider. Amounts are minor units; totals are the provider's own. */
export const payments = pgTable(
  "payments",
  {
    id: id("payment_id").primaryKey(),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    rsvpId: id("rsvp_id")
      .notNull()
      .references(() => rsvps.id),
    userId: telegramId("user_id")
      .notNull()
      .references(() => users.id),
    provider: paymentProvider("provider").notNull(),
    status: paymentStatus("status").notNull().default("open"),
    amountMinor: minorUnits("amount_minor").notNull(),
    currency: text("currency").notNull(),
    /** The organizer's account at Stripe that the money goes to; null for the platform's own. */
    account: text("provider_account"),
    /** The Checkout Session, which exists as long as `open` and its page's address. */
    sessionId: text("provider_session_id").unique(),
    checkoutUrl: text("checkout_url"),
    /** Until when the provider takes the money, as far as it says. */
    expiresAt: instant("expires_at"),
    /** What refunds are asked for by: Stripe's charge or PaymentIntent, Telegram's charge for Stars. */
    providerPaymentId: text("provider_payment_id"),
    telegramChargeId: text("telegram_payment_charge_id").unique(),
    /** The same for each card at Stripe, and nothing of the card itself. */
    cardFingerprint: text("card_fingerprint"),
    failureReason: text("failure_reason"),
    late: latePayment("late"),
    refundedMinor: minorUnits("refunded_minor").notNull().default(0),
    feeMinor: minorUnits("fee_minor"),
    /** What its amount contains: as the event had it when this attempt began. */
    taxAndFees: taxAndFees("tax_and_fees"),
    paidAt: instant("paid_at"),
    /** When somebody said that what was wrong with it is settled; who it was is in the trail. */
    resolvedAt: instant("resolved_at"),
    /** When the sweep looked last. */
    checkedAt: instant("checked_at"),
    /** Why that failed; null when it did not. */
    checkError: text("check_error"),
    ...lifecycle,
  },
  (payment) => [
    check("payment_is_positive", sql`${payment.amountMinor} > 0`),
    check(
      "refunds_within_payment",
      sql`${payment.refundedMinor} between 0 and ${payment.amountMinor} or ${payment.status} = 'review'`,
    ),
    check(
      "paid_at_some_time",
      sql`(${payment.status} in ('completed', 'review')) = (${payment.paidAt} is not null)`,
    ),
    check("stars_are_paid_in_xtr", sql`(${payment.provider} = 'stars') = (${payment.currency} = 'XTR')`),
    check("accounts_are_at_stripe", sql`${payment.provider} = 'stripe' or ${payment.account} is null`),
    check("page_has_an_address", sql`(${payment.sessionId} is null) = (${payment.checkoutUrl} is null)`),
    check("paid_by_a_charge", sql`${payment.paidAt} is null or ${payment.providerPaymentId} is not null`),
    check("late_is_paid", sql`${payment.late} is null or ${payment.paidAt} is not null`),
    unique("one_payment_per_charge").on(payment.provider, payment.providerPaymentId),
    uniqueIndex("one_open_payment_per_provider")
      .on(payment.rsvpId, payment.provider)
      .where(sql`${payment.status} = 'open'`),
    index("payments_by_rsvp").on(payment.rsvpId),
    index("payments_by_event").on(payment.eventId, payment.createdAt, payment.id),
    index("payments_by_user").on(payment.userId, payment.createdAt),
    index("payments_in_review")
      .on(payment.paidAt)
      .where(sql`${payment.status} = 'review' and ${payment.resolvedAt} is null`),
    index("payments_to_check").on(payment.createdAt).where(sql`${payment.status} in ('open', 'closing')`),
  ],
);

/** What the money of a payment buys. */
export const paymentLines = pgTable(
  "payment_lines",
  {
    paymentId: id("payment_id")
      .notNull()
      .references(() => payments.id),
    ticketId: id("ticket_id")
      .notNull()
      .references(() => tickets.id),
    amountMinor: minorUnits("amount_minor").notNull(),
  },
  (line) => [
    primaryKey({ columns: [line.paymentId, line.ticketId] }),
    index("payment_lines_by_ticket").on(line.ticketId),
  ],
);

export const refundReason = pgEnum("refund_reason", [
  "attendee",
  "organizer",
  "event_cancelled",
  "late",
  "duplicate",
  "provider",
]);
export const refundStatus = pgEnum("refund_status", ["queued", "sending", "pending", "succeeded", "failed"]);

/** Money on its way back: a row before it is a call, by which the provider knows a repeated one. */
export const refunds = pgTable(
  "refunds",
  {
    id: id("refund_id").primaryKey(),
    paymentId: id("payment_id")
      .notNull()
      .references(() => payments.id),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    amountMinor: minorUnits("amount_minor").notNull(),
    reason: refundReason("reason").notNull(),
    note: text("note"),
    status: refundStatus("status").notNull().default("queued"),
    providerRefundId: text("provider_refund_id").unique(),
    attempts: smallint("attempts").notNull().default(0),
    nextTryAt: instant("next_try_at").notNull(),
    leaseUntil: instant("lease_until"),
    error: text("error"),
    /** Who asked for it; null for the product itself and for the provider. */
    actorId: telegramId("actor_id"),
    ...lifecycle,
  },
  (refund) => [
    check("refund_is_positive", sql`${refund.amountMinor} > 0`),
    index("refunds_due").on(refund.nextTryAt).where(sql`${refund.status} in ('queued', 'sending')`),
    index("refunds_pending").on(refund.updatedAt).where(sql`${refund.status} = 'pending'`),
    index("refunds_failed").on(refund.updatedAt).where(sql`${refund.status} = 'failed'`),
    index("refunds_by_payment").on(refund.paymentId),
    index("refunds_by_event").on(refund.eventId, refund.status),
  ],
);

export const disputes = pgTable(
  "disputes",
  {
    /** The provider's own name for it. */
    id: text("dispute_id").primaryKey(),
    paymentId: id("payment_id")
      .notNull()
      .references(() => payments.id),
    amountMinor: minorUnits("amount_minor").notNull(),
    reason: text("reason").notNull(),
    status: text("status").notNull(),
    ...lifecycle,
  },
  (dispute) => [index("disputes_by_payment").on(dispute.paymentId)],
);

export const ledgerKind = pgEnum("ledger_kind", [
  "charge",
  "refund",
  "refund_failed",
  "dispute",
  "dispute_won",
]);

/** Every movement of money, once, for ever: the sum of a payment's entries is what it still holds. */
export const ledgerEntries = pgTable(
  "ledger_entries",
  {
    sequence: bigserial("sequence", { mode: "number" }).primaryKey(),
    paymentId: id("payment_id")
      .notNull()
      .references(() => payments.id),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    kind: ledgerKind("kind").notNull(),
    /** Positive for money that came, negative for money that went. */
    amountMinor: minorUnits("amount_minor").notNull(),
    currency: text("currency").notNull(),
    providerRef: text("provider_ref").notNull(),
    bookedAt: instant("booked_at").notNull(),
  },
  (entry) => [
    unique("each_movement_once").on(entry.kind, entry.providerRef),
    index("ledger_by_payment").on(entry.paymentId),
    index("ledger_by_event").on(entry.eventId, entry.sequence),
  ],
);

export const webhookStatus = pgEnum("webhook_status", ["received", "done", "ignored", "dead"]);

/** What a provider told us, before anything is done about it. Its payload is cut to what is needed. */
export const paymentWebhooks = pgTable(
  "payment_webhooks",
  {
    id: id("webhook_id").primaryKey(),
    provider: text("provider").notNull(),
    /** The provider's own id of what it tells: a second telling is known. */
    providerEventId: text("provider_event_id").notNull(),
    type: text("event_type").notNull(),
    account: text("provider_account"),
    /** The object that it is about: its truth is asked for anew. */
    objectId: text("object_id"),
    payload: jsonb("payload").notNull(),
    status: webhookStatus("status").notNull().default("received"),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: instant("next_try_at").notNull(),
    error: text("error"),
    receivedAt: instant("received_at").notNull(),
    processedAt: instant("processed_at"),
  },
  (webhook) => [
    unique("one_webhook_per_event").on(webhook.provider, webhook.providerEventId),
    index("webhooks_due").on(webhook.nextTryAt).where(sql`${webhook.status} = 'received'`),
    index("webhooks_dead").on(webhook.receivedAt).where(sql`${webhook.status} = 'dead'`),
    index("webhooks_by_time").on(webhook.receivedAt, webhook.id),
  ],
);

/** An organizer's own account at Stripe, as Stripe last described it. */
export const stripeAccounts = pgTable("stripe_accounts", {
  userId: telegramId("user_id")
    .primaryKey()
    .references(() => users.id),
  accountId: text("account_id").notNull().unique(),
  chargesEnabled: boolean("charges_enabled").notNull().default(false),
  detailsSubmitted: boolean("details_submitted").notNull().default(false),
  checkedAt: instant("checked_at"),
  /** Since its owner cut us off at Stripe: another one takes its place when they connect again. */
  disconnectedAt: instant("disconnected_at"),
  ...lifecycle,
});

/** One row, once Stripe could not be reached: how often in a row, and until when the background of all processes leaves it alone. */
export const stripePause = pgTable(
  "stripe_pause",
  {
    id: smallint("id").primaryKey(),
    failures: integer("failures").notNull(),
    until: instant("until"),
  },
  (pause) => [check("one_pause_for_all", sql`${pause.id} = 1`)],
);

/**
 * How far the night's comparison with Stripe's lists has come, for each account by itself; '' is the platform's own.
 * Lists are walked from the newest: what is left lies before `chargesBefore` and `disputesBefore`.
 */
export const reconciliations = pgTable("reconciliations", {
  account: text("account").primaryKey(),
  /** The night that it belongs to. */
  begunAt: instant("begun_at").notNull(),
  /** When that night's comparison was done. */
  comparedAt: instant("compared_at"),
  chargesBefore: instant("charges_before"),
  disputesBefore: instant("disputes_before"),
  attempts: smallint("attempts").notNull(),
  leaseUntil: instant("lease_until"),
  error: text("error"),
});
