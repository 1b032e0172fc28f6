import type { Crop, DrawnImage } from "./images/schema";
import type { Letter } from "./letters";
import type { Card } from "./notifications/schema";

/** What became of something we asked of Telegram. `failed` is worth another try, `gone` is not. */
export type Outcome =
  | { outcome: "sent"; messageId: number; hasPhoto: boolean }
  | { outcome: "blocked" }
  | { outcome: "gone"; error: string }
  | { outcome: "wait"; seconds: number }
  | { outcome: "failed"; error: string };

/** Awaited right before a call to Telegram: resolves when the pace of all processes together allows it. */
export type Turn = () => Promise<void>;

/** Telegram, as the domain sees it: it knows what to tell, the port knows the words and the wire. */
export type Messenger = {
  /** How many messages a second may go out, those of all processes together. */
  perSecond: number;
  /** Sends one letter to one chat in the reader's language, at its turn. Never throws. */
  send(letter: Letter, turn: Turn): Promise<Outcome>;
  /** Brings one card up to date, at its turn; `unchanged` spares the call when `renderedHash` already matches. Never throws. */
  refresh(
    card: Card,
    turn: Turn,
  ): Promise<
    | { outcome: "edited" | "unchanged"; renderedHash: string; hasPhoto?: boolean }
    | Exclude<Outcome, { outcome: "sent" }>
  >;
};

/** Where the operator reads what nobody waits for an answer about. What is about people stays out. */
export type Log = {
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
};

/** Decodes pictures that strangers bring, and draws them anew. */
export type Pictures = {
  /** The wanted part of a picture as all our files. Throws `not_an_image` for whatever cannot be read as one. */
  draw(bytes: Uint8Array, crop?: Crop): Promise<DrawnImage>;
  /** One of our WebP files for whoever takes none. */
  toJpeg(webp: Uint8Array): Promise<Uint8Array>;
};

/** Files outside the database, by name. */
export type ObjectStorage = {
  put(name: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
};

/** What is asked of whoever takes the money: amounts in minor units, and never anything about the person. */
export type Order = {
  paymentId: string;
  eventId: string;
  eventCode: string;
  title: string;
  currency: string;
  lines: { name: string; quantity: number; unitMinor: number }[];
  /** The organizer's account at Stripe; null for the platform's own. */
  account: string | null;
};

/** How a Checkout stands. `processing`: the person is through, and the bank not yet. */
export type CheckoutState =
  | { state: "open" | "closed" | "processing" }
  | {
      state: "paid";
      amountMinor: number;
      currency: string;
      providerPaymentId: string;
      cardFingerprint: string | null;
    };

/**
 * Money of one payment as the provider has it; `refunds` are all that it knows. `paymentId` and `refundId` are our own
 * names, which the provider was given; null where the money moved without us.
 */
export type ChargeState = {
  paymentId: string | null;
  amountMinor: number;
  refundedMinor: number;
  currency: string;
  refunds: {
    id: string;
    refundId: string | null;
    amountMinor: number;
    status: "pending" | "succeeded" | "failed";
  }[];
};

/** A charge in the provider's own list: `names` are all by which a payment may know it. */
export type ListedCharge = Omit<ChargeState, "refunds"> & { names: string[]; createdAt: Date };

/** A dispute in the provider's own list: `names` are all by which a payment may know its charge. */
export type ListedDispute = {
  id: string;
  createdAt: Date;
  names: string[];
  amountMinor: number;
  reason: string;
  status: string;
};

export type RefundOrder = {
  refundId: string;
  providerPaymentId: string;
  amountMinor: number;
  account: string | null;
};
/** `refused` will be refused again; `failed` is worth another try. */
export type RefundOutcome =
  | { outcome: "succeeded" | "pending"; providerRefundId: string }
  | { outcome: "refused" | "failed"; error: string };

/** Stripe. Each method may throw when Stripe cannot be reached; the caller tries again later under the same ids. */
export type StripePort = {
  /** Opens the page that takes the money until `expiresAt`. The same order has the same page. */
  openCheckout(order: Order, expiresAt: Date): Promise<{ sessionId: string; url: string }>;
  readCheckout(sessionId: string, account: string | null): Promise<CheckoutState>;
  /** Sees to it that nobody can pay there any more, and answers how it stands then. */
  closeCheckout(sessionId: string, account: string | null): Promise<CheckoutState>;
  /** By a PaymentIntent or a charge. */
  readCharge(providerPaymentId: string, account: string | null): Promise<ChargeState>;
  /** All money that came to an account in that time, as the provider lists it, page by page, the latest first. */
  listCharges(account: string | null, since: Date, until: Date): AsyncIterable<ListedCharge>;
  /** Every dispute that began in that time, as it stands now, page by page, the latest first. */
  listDisputes(account: string | null, since: Date, until: Date): AsyncIterable<ListedDispute>;
  refund(order: RefundOrder): Promise<RefundOutcome>;
  /** An account for an organizer, in place of one that was cut off, and the page where they tell Stripe about themselves. */
  createAccount(userId: number, inPlaceOf: string | null): Promise<{ accountId: string }>;
  onboardingUrl(accountId: string): Promise<string>;
  readAccount(accountId: string): Promise<AccountState>;
};

/** Its owner may have cut us off: then it is not connected. */
export type AccountState = { chargesEnabled: boolean; detailsSubmitted: boolean; isConnected: boolean };

/** Telegram Payments and Stars. */
export type InvoicePort = {
  createLink(order: Order): Promise<string>;
  /** Gives Stars back; all of a payment or nothing. */
  refundStars(userId: number, telegramChargeId: string): Promise<RefundOutcome>;
};

/** Signs tickets, so that whoever has the public key knows a true one without asking anybody. */
export type TicketCodes = {
  sign(ticket: SignedTicket): string;
  /** What a code says, if it is ours. */
  verify(code: string): SignedTicket | undefined;
};
export type SignedTicket = { ticketId: string; eventId: string; version: number };

/** Without an object storage, pictures lie in the database; without Stripe's keys, nobody pays there. */
export type Ports = {
  messenger: Messenger;
  /** Until the context's clock shows this instant. */
  wait: (until: Date) => Promise<void>;
  log: Log;
  stripe?: StripePort | undefined;
  invoices: InvoicePort;
  ticketCodes: TicketCodes;
  pictures: Pictures;
  objectStorage?: ObjectStorage | undefined;
};
