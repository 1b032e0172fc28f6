import type { Rsvp } from "@/components/events/answers";
import type { Payment } from "./answers";

/** What a checkout has come to. */
export type Stage =
  | "choose"
  | "offer"
  | "pay"
  | "confirming"
  | "declined"
  | "paid"
  | "returned"
  | "review"
  | "expired"
  | "waiting"
  | "closed";

type Known = {
  rsvp: Rsvp | null;
  payment: Payment | undefined;
  isOpen: boolean;
  /** The person went to pay, and has not turned to another way since. */
  isPaying: boolean;
  /** A refusal of the card that the person has seen and goes on after. */
  isRetrying: boolean;
  /** Seats were held on this screen. */
  wasHeld: boolean;
};

const underWay = new Set<Payment["status"]>(["open", "closing"]);

/** Follows from what the server says alone, so that a reload or another device shows the same. */
export function stageOf({ rsvp, payment, isOpen, isPaying, isRetrying, wasHeld }: Known): Stage {
  const isUnderWay = payment !== undefined && underWay.has(payment.status);
  if (payment?.status === "review") return "review";
  if (payment?.isKept && rsvp?.status === "waitlisted") return "waiting";
  if (payment?.late === "returned" || payment?.late === "duplicate") return "returned";
  if (rsvp?.status === "confirmed" || payment?.status === "completed") return "paid";
  if (rsvp?.status === "pending" && rsvp.holdKind === "offer") return "offer";
  if (rsvp?.status === "pending") {
    if (!isUnderWay || !isPaying) return "pay";
    return payment.failureReason && !isRetrying ? "declined" : "confirming";
  }
  // The seats have gone, and money may still be on its way.
  if (isUnderWay && isPaying) return "confirming";
  if (rsvp?.status === "waitlisted") return "waiting";
  if (wasHeld) return "expired";
  return isOpen ? "choose" : "closed";
}
