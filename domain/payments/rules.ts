import type { DeclineReason } from "../letters";

const minute = 60_000;

/** From when seats are first held until they are passed on, whatever is tried in between; a page at Stripe fits in. */
export const longestHoldMs = 60 * minute;
/** Until when held seats can be held at most. An offer that was taken up stands as long as it was made for. */
export const lastHoldOf = ({
  heldSince,
  holdExpiresAt,
}: {
  heldSince: Date | null;
  holdExpiresAt: Date | null;
}) => new Date(Math.max((heldSince?.getTime() ?? 0) + longestHoldMs, holdExpiresAt?.getTime() ?? 0));

/** A Checkout at Stripe stays open so long: its shortest is 30 minutes (Stripe, `expires_at`). */
export const checkoutDeadline = (now: Date) => new Date(now.getTime() + 31 * minute);
/** The seats outlive the page where they are paid. */
export const holdAfterCheckout = (expiresAt: Date) => new Date(expiresAt.getTime() + 10 * minute);
/** Telegram lets an approved payment take a while; nobody loses the seat to that. */
export const holdAfterApproval = (now: Date) => new Date(now.getTime() + 15 * minute);
/** After a declined card there is time for another one. */
export const holdAfterDecline = (now: Date) => new Date(now.getTime() + 15 * minute);

/** "R-2026-000412": the year at the venue, and the number that the ledger gave the money. */
export const receiptNumber = (sequence: number, paidAt: Date, timeZone: string) =>
  `R-${paidAt.toLocaleDateString("en", { timeZone, year: "numeric" })}-${String(sequence).padStart(6, "0")}`;

const reasonOf: Record<string, DeclineReason> = {
  insufficient_funds: "funds",
  expired_card: "expired",
  incorrect_cvc: "security_code",
  invalid_cvc: "security_code",
};

/** Stripe's decline codes in the words that we have (docs.stripe.com/declines/codes). */
export const declineReasonOf = (code: string | null): DeclineReason => reasonOf[code ?? ""] ?? "bank";

/** Under which name a person's declined cards are counted. */
export const declinesOf = (userId: number) => `decline:${userId}`;
