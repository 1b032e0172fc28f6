import { z } from "zod";
import { findPayment, type Payment, waitsForSeat } from "@/domain/payments/queries";
import { contextFor } from "@/runtime";

export type Shown = {
  state: "confirming" | "paid" | "open" | "over" | "returned" | "kept" | "review" | "unknown";
  /** What the way back into Telegram says that it is about. */
  start?: string;
  checkoutUrl?: string;
};

/** How a payment stands, for whoever comes back from its page: they have its id, and learn no more than that. */
export async function showPayment(id: unknown, from: "return" | "cancel"): Promise<Shown> {
  const ctx = contextFor({ type: "anonymous" });
  const known = z.uuid().safeParse(id);
  const payment = known.success ? await findPayment(ctx, known.data) : undefined;
  if (payment?.provider !== "stripe") return { state: "unknown" };

  const state = (await waitsForSeat(ctx, payment.id)) ? "kept" : stateOf(payment, from);
  const isOpen = state === "open" && payment.checkoutUrl !== null;
  return { state, start: `p_${payment.id}`, ...(isOpen ? { checkoutUrl: payment.checkoutUrl! } : {}) };
}

/** Whoever was sent back as paid waits for the proof; it was no failure as long as the page is open. */
function stateOf({ status, late, paidAt }: Payment, from: "return" | "cancel"): Shown["state"] {
  if (status === "review") return "review";
  if (paidAt) return late === "returned" || late === "duplicate" ? "returned" : "paid";
  if (status === "closed" || status === "failed") return "over";
  if (from === "return") return "confirming";
  return status === "open" ? "open" : "unknown";
}
