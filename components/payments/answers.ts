import type { z } from "zod";
import type {
  PaymentLineView,
  PaymentTotalsView,
  PaymentView,
  ReceiptView,
  RefundProgressView,
  RefundView,
} from "@/domain/payments/schema";
import type { OfferView, PromoView, TicketTypeView } from "@/domain/tickets/schema";

/** What the server answers about money, as it comes over the wire. */
export type Offer = z.output<typeof OfferView>;
export type OfferedType = z.output<typeof TicketTypeView>;
export type Method = Offer["methods"][number];
export type Payment = z.output<typeof PaymentView>;
export type PaymentLine = z.output<typeof PaymentLineView>;
export type Totals = z.output<typeof PaymentTotalsView>;
export type Receipt = z.output<typeof ReceiptView>;
export type Refund = z.output<typeof RefundView>;
export type RefundProgress = z.output<typeof RefundProgressView>;
export type Promo = z.output<typeof PromoView>;
