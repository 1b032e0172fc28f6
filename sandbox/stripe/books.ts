import type Stripe from "stripe";
import { createTable, type Row, type Table } from "./table";

/** What Stripe remembers of a key: which request it was, and what was answered. */
export type UsedKey = { request: string; endpoint: string; at: number; status: number; body: unknown };

export type Attempt = {
  at: number;
  /** The HTTP status; 0 when nobody answered. */
  status: number;
};

/** An event on its way to an endpoint. */
export type Delivery = {
  event: string;
  endpoint: "platform" | "connect";
  state: "waiting" | "held" | "delivered" | "dropped" | "given-up";
  /** When it is tried next, while it waits. */
  dueAt: number;
  attempts: Attempt[];
};

export type Link = { id: string; account: string; expiresAt: number; returnUrl: string; refreshUrl: string };

/** Everything this Stripe keeps. */
export type Books = {
  sessions: Table<Stripe.Checkout.Session>;
  lineItems: Table<{ id: string; items: Stripe.LineItem[] }>;
  intentData: Table<IntentData>;
  paymentIntents: Table<Stripe.PaymentIntent>;
  charges: Table<Stripe.Charge>;
  refunds: Table<Stripe.Refund>;
  disputes: Table<Stripe.Dispute>;
  warnings: Table<Stripe.Radar.EarlyFraudWarning>;
  balanceTransactions: Table<Stripe.BalanceTransaction>;
  payouts: Table<Stripe.Payout>;
  /** Which payout brought a balance transaction. */
  paidOut: Map<string, string>;
  accounts: Table<Stripe.Account>;
  /** Accounts whose owners took the platform's access away. */
  revoked: Set<string>;
  links: Map<string, Link>;
  events: Table<Stripe.Event>;
  deliveries: Delivery[];
  keys: Map<string, UsedKey>;
};

/** What a session's payment intent will be made with. */
export type IntentData = {
  id: string;
  metadata: Record<string, string>;
  application_fee_amount?: number | undefined;
  description?: string | undefined;
  receipt_email?: string | undefined;
  statement_descriptor_suffix?: string | undefined;
};

/** Objects whose shape changed are forgotten rather than misread. */
const version = 1;

const kinds = {
  sessions: "checkout.session",
  lineItems: "line_items",
  intentData: "payment_intent_data",
  paymentIntents: "payment_intent",
  charges: "charge",
  refunds: "refund",
  disputes: "dispute",
  warnings: "radar.early_fraud_warning",
  balanceTransactions: "balance_transaction",
  payouts: "payout",
  accounts: "account",
  events: "event",
} as const;

type Saved = {
  version: number;
  tables: Record<string, Row<{ id: string }>[]>;
  paidOut: [string, string][];
  revoked?: string[];
  links: Link[];
  deliveries: Delivery[];
  keys: [string, UsedKey][];
};

export function openBooks(stored?: unknown): Books {
  const saved = (stored as Saved | undefined)?.version === version ? (stored as Saved) : undefined;
  const tables = Object.entries(kinds).map(([name, kind]) => [name, createTable(kind, saved?.tables[name])]);

  // Written by `savedBooks` of the same version, so the tables hold what their names say.
  return {
    ...(Object.fromEntries(tables) as Pick<Books, keyof typeof kinds>),
    paidOut: new Map(saved?.paidOut),
    revoked: new Set(saved?.revoked),
    links: new Map(saved?.links.map((link) => [link.id, link])),
    deliveries: saved?.deliveries ?? [],
    keys: new Map(saved?.keys),
  };
}

export function savedBooks(books: Books): Saved {
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  return {
    version,
    tables: Object.fromEntries(names.map((name) => [name, books[name].rows()])),
    paidOut: [...books.paidOut],
    revoked: [...books.revoked],
    links: [...books.links.values()],
    deliveries: books.deliveries,
    keys: [...books.keys],
  };
}

/** Forgets everything, in place. */
export function emptyBooks(books: Books): void {
  Object.assign(books, openBooks());
}
