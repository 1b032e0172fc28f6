import { z } from "zod";
import { completeOnboarding, restrictAccount, revokeAccess } from "./accounts";
import { declineReasons } from "./cards";
import { decline, pay, payLater, sessionOf, settleLater } from "./checkout";
import { moveDispute, openDispute, warnOfFraud } from "./disputes";
import { Impossible } from "./errors";
import { payOut } from "./payouts";
import { failRefund, refund } from "./refunds";
import type { Server } from "./server";
import { expireSession } from "./sessions";

const id = z.string().min(1);
const session = { session: id };

/** What payers do at the page, people at the dashboard, banks behind it. */
export const acts = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("pay"), ...session }),
  z.strictObject({
    do: z.literal("decline"),
    ...session,
    reason: z.enum(declineReasons).default("generic_decline"),
  }),
  z.strictObject({ do: z.literal("pay-later"), ...session }),
  z.strictObject({ do: z.literal("pay-later-succeed"), ...session }),
  z.strictObject({ do: z.literal("pay-later-fail"), ...session }),
  z.strictObject({ do: z.literal("expire"), ...session }),
  z.strictObject({ do: z.literal("refund"), charge: id, amount: z.int().min(1).optional() }),
  z.strictObject({ do: z.literal("refund-fail"), refund: id }),
  z.strictObject({ do: z.literal("dispute"), charge: id, reason: z.string().default("fraudulent") }),
  z.strictObject({
    do: z.literal("dispute-step"),
    dispute: id,
    step: z.enum(["under_review", "won", "lost"]),
  }),
  z.strictObject({ do: z.literal("fraud-warning"), charge: id }),
  z.strictObject({
    do: z.literal("payout"),
    account: id.optional(),
    currency: z.string().length(3),
    fails: z.boolean().default(false),
  }),
  z.strictObject({ do: z.literal("complete-onboarding"), account: id }),
  z.strictObject({ do: z.literal("restrict-account"), account: id }),
  z.strictObject({ do: z.literal("revoke-access"), account: id }),
]);

export type Act = z.output<typeof acts>;

/** Does it, and answers the object that changed; Impossible, or Stripe's refusal, when it cannot be. */
export function act(server: Server, act: Act): object {
  switch (act.do) {
    case "pay":
      return pay(server, act.session);
    case "decline":
      return decline(server, act.session, act.reason);
    case "pay-later":
      return payLater(server, act.session);
    case "pay-later-succeed":
      return settleLater(server, act.session, true);
    case "pay-later-fail":
      return settleLater(server, act.session, false);
    case "expire": {
      const { account } = sessionOf(server, act.session);
      return expireSession(server, { account, id: act.session, params: {} });
    }
    case "refund": {
      const row = server.books.charges.row(act.charge);
      if (!row) throw new Impossible(`There is no charge ${act.charge}`);
      return refund(server, row.account, row.object, { amount: act.amount });
    }
    case "refund-fail":
      return failRefund(server, act.refund);
    case "dispute":
      return openDispute(server, act.charge, act.reason);
    case "dispute-step":
      return moveDispute(server, act.dispute, act.step);
    case "fraud-warning":
      return warnOfFraud(server, act.charge);
    case "payout":
      return payOut(server, act.account, act.currency, act.fails);
    case "complete-onboarding":
      return completeOnboarding(server, act.account);
    case "restrict-account":
      return restrictAccount(server, act.account);
    case "revoke-access":
      return revokeAccess(server, act.account);
  }
}
