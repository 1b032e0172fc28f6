import { type Api, GrammyError } from "grammy";
import { Refusal } from "@/domain/errors";
import type { InvoicePort, Order } from "@/domain/ports";
import { cut } from "@/messages/entities";
import { outcomeOf } from "./outcome";

/** Telegram's own currency, for which there is no provider (Bot API, "Telegram Stars"). */
const stars = "XTR";

type Invoices = Pick<Api, "createInvoiceLink" | "refundStarPayment">;
type Dependencies = { api: Invoices; providerToken?: string | undefined };

/** Telegram Payments and Stars (Bot API, "Payments"). */
export function createInvoices({ api, providerToken = "" }: Dependencies): InvoicePort {
  return {
    async createLink(order) {
      const { title, description, payload, provider_token, currency, prices } = invoiceOf(
        order,
        providerToken,
      );
      try {
        return await api.createInvoiceLink(title, description, payload, provider_token, currency, prices);
      } catch (error) {
        if (isSumRefused(error)) throw new Refusal("method_not_offered");
        const { outcome } = outcomeOf(error);
        if (outcome === "failed" || outcome === "wait") throw new Refusal("provider_unreachable");
        throw error;
      }
    },

    async refundStars(userId, telegramChargeId) {
      const succeeded = { outcome: "succeeded", providerRefundId: `stars:${telegramChargeId}` } as const;
      try {
        await api.refundStarPayment(userId, telegramChargeId);
        return succeeded;
      } catch (error) {
        if (error instanceof GrammyError && error.description.includes("CHARGE_ALREADY_REFUNDED"))
          return succeeded;
        const { outcome, ...details } = outcomeOf(error);
        const says = "error" in details ? details.error : outcome;
        const isFinal = outcome === "gone" || outcome === "blocked";
        return { outcome: isFinal ? "refused" : "failed", error: says };
      }
    },
  };
}

/** Telegram takes about one to ten thousand dollars; other ways to pay take more and less. */
export const isSumRefused = (error: unknown) =>
  error instanceof GrammyError && error.description.includes("CURRENCY_TOTAL_AMOUNT_INVALID");

/** An order within an invoice's limits; its payload is all that names it when the money comes. */
export function invoiceOf({ paymentId, title, currency, lines }: Order, providerToken: string) {
  const isStars = currency === stars;
  const bought = lines.map(({ name, quantity }) => `${quantity} × ${name}`).join(", ");
  const prices = lines.map(({ name, quantity, unitMinor }) => ({
    label: quantity > 1 ? `${quantity} × ${name}` : name,
    amount: quantity * unitMinor,
  }));
  const total = prices.reduce((sum, { amount }) => sum + amount, 0);
  return {
    title: cut(title, 32),
    description: cut(bought, 255),
    payload: paymentId,
    provider_token: isStars ? "" : providerToken,
    currency,
    prices: isStars ? [{ label: cut(title, 32), amount: total }] : prices,
  };
}
