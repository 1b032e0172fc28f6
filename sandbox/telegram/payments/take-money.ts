import { randomBytes } from "node:crypto";

/**
 * Takes an amount, in the currency's smallest unit, from the payer's card at the payment provider. Rejects with what
 * the payer is told when the bank says no.
 */
export type TakeMoney = (payment: {
  amount: number;
  currency: string;
  description: string;
}) => { chargeId: string } | Promise<{ chargeId: string }>;

/** For a Telegram without a payment provider: money that nobody counts. */
export const noteCharge: TakeMoney = () => ({ chargeId: `ch_${randomBytes(12).toString("hex")}` });
