import { z } from "zod";
import { Moment } from "../moment";
import { TicketStatus } from "../tickets/schema";

const PaymentMethod = z.enum(["telegram", "stars", "stripe"]);
export const PaymentStatus = z.enum(["open", "closing", "closed", "failed", "completed", "review"]);
export type PaymentStatus = z.infer<typeof PaymentStatus>;
const LatePayment = z.enum(["seated", "returned", "duplicate"]);

/** Which way to pay for the seats that are held. */
export const NewPayment = z.strictObject({ provider: PaymentMethod });

/** A payment as its payer and the organizer see it. Amounts are minor units; `url` is where to pay, while it can be paid. */
export const PaymentView = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  eventCode: z.string(),
  userId: z.int(),
  provider: PaymentMethod,
  status: PaymentStatus,
  amountMinor: z.int(),
  refundedMinor: z.int(),
  currency: z.string(),
  url: z.string().nullable(),
  expiresAt: Moment.nullable(),
  failureReason: z.string().nullable(),
  late: LatePayment.nullable(),
  /** It came late, and waits with its payer for a seat until the event starts. */
  isKept: z.boolean(),
  paidAt: Moment.nullable(),
  createdAt: Moment,
  /** The tickets that it is for, with what each cost. */
  lines: z.array(
    z.object({
      ticketId: z.uuid(),
      type: z.string(),
      guestNumber: z.int(),
      amountMinor: z.int(),
      status: TicketStatus,
    }),
  ),
});

/** One line of an organizer's list of payments. */
export const PaymentLineView = PaymentView.omit({ url: true, lines: true }).extend({
  name: z.string(),
  username: z.string().nullable(),
  tickets: z.int(),
  /** Somebody has dealt with what was wrong with it. */
  isResolved: z.boolean(),
});

/** What an event took in, in one currency. `exceptions` are payments that somebody should look at. */
export const PaymentTotalsView = z.object({
  currency: z.string(),
  paidMinor: z.int(),
  refundedMinor: z.int(),
  completed: z.int(),
  open: z.int(),
  failed: z.int(),
  exceptions: z.int(),
});

/** Money to be sent back: an amount, or what these tickets cost; neither means all that is left. */
export const NewRefund = z
  .strictObject({
    amountMinor: z.int().positive().optional(),
    ticketIds: z.array(z.uuid()).min(1).max(10).optional(),
    note: z.string().trim().max(300).optional(),
  })
  .refine(({ amountMinor, ticketIds }) => !amountMinor || !ticketIds, {
    path: ["ticketIds"],
    message: "give an amount or tickets, not both",
  });
export type NewRefund = z.output<typeof NewRefund>;

export const RefundView = z.object({
  id: z.uuid(),
  paymentId: z.uuid(),
  amountMinor: z.int(),
  currency: z.string(),
  reason: z.enum(["attendee", "organizer", "event_cancelled", "late", "duplicate", "provider"]),
  status: z.enum(["queued", "sending", "pending", "succeeded", "failed"]),
  createdAt: Moment,
});

/** How far sending everybody's money back has come, after an event was cancelled. */
export const RefundProgressView = z.object({ total: z.int(), succeeded: z.int(), failed: z.int() });

/** What was paid, for printing. `discountMinor` is that of a whole line; the amount contains fee and tax, and is net and tax. */
export const ReceiptView = z.object({
  paymentId: z.uuid(),
  /** Whether whoever reads it has paid it. */
  isOwn: z.boolean(),
  number: z.string(),
  seller: z.string(),
  buyer: z.string(),
  event: z.object({
    code: z.string(),
    title: z.string(),
    startsAt: Moment,
    timeZone: z.string(),
    location: z.string().nullable(),
  }),
  lines: z.array(
    z.object({ name: z.string(), quantity: z.int(), unitMinor: z.int(), discountMinor: z.int() }),
  ),
  amountMinor: z.int(),
  currency: z.string(),
  provider: PaymentMethod,
  paidAt: Moment,
  fee: z.object({ name: z.string(), amountMinor: z.int() }).nullable(),
  tax: z
    .object({ name: z.string(), basisPoints: z.int(), netMinor: z.int(), amountMinor: z.int() })
    .nullable(),
  /** The seller's number for taxes. */
  taxId: z.string().nullable(),
  refunds: z.array(z.object({ amountMinor: z.int(), at: Moment })),
});

/** What a provider told and could not be done, for whoever runs the product. */
export const WebhookView = z.object({
  id: z.uuid(),
  type: z.string(),
  providerEventId: z.string(),
  account: z.string().nullable(),
  objectId: z.string().nullable(),
  attempts: z.int(),
  error: z.string().nullable(),
  receivedAt: Moment,
});

/** What goes back to how many people if an event is cancelled, in one currency. */
export const Owed = z.object({ currency: z.string(), amountMinor: z.int(), people: z.int() });
export type Owed = z.infer<typeof Owed>;
