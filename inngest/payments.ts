import { checkPayments, checkRefunds } from "@/domain/payments/check";
import { reconcile } from "@/domain/payments/reconcile";
import { inngest } from "@/gateways/inngest";
import { contextFor } from "@/runtime";

const ctx = contextFor({ type: "system", job: "check" });

/** Every five minutes: asks Stripe about whatever is open, and so finds what a lost webhook would have told. */
export const checkOpen = inngest.createFunction(
  { id: "check-payments", triggers: [{ cron: "*/5 * * * *" }], retries: 0 },
  async ({ step }) => {
    await step.run("check payments", () => checkPayments(ctx));
    await step.run("check refunds", () => checkRefunds(ctx));
  },
);

/** Every night: compares Stripe's list of charges with our books. What could not be compared is tried again. */
export const reconcileNightly = inngest.createFunction(
  { id: "reconcile-payments", triggers: [{ cron: "47 3 * * *" }], retries: 3 },
  ({ step }) => step.run("reconcile payments", () => reconcile(ctx)),
);
