import { workMs } from "@/domain/deadlines";
import { drainProviders } from "@/domain/drain-providers";
import { noteSuccess } from "@/domain/heartbeats";
import { beginReconciling } from "@/domain/payments/begin-reconciling";
import { reconcile } from "@/domain/payments/reconcile";
import { inngest } from "@/gateways/inngest";
import { backgroundFor } from "@/runtime";
import { draining } from "./draining";

/** What providers told, pages to close and to look at, refunds: all that waits for somebody else's answer. */
export const providers = draining("providers", backgroundFor("drain-providers"), drainProviders);

const ctx = backgroundFor("reconcile");

/**
 * Every night: compares Stripe's lists with our books, as much in a step as fits into a call. How far it has come is in
 * rows, so a step that was killed is taken up where it was.
 */
export const reconcileNightly = inngest.createFunction(
  { id: "reconcile-payments", triggers: [{ cron: "47 3 * * *" }], retries: 3 },
  async ({ step }) => {
    await step.run("begin", () => beginReconciling(ctx));
    for (;;) {
      const { nextAt, leftOut } = await step.run("compare", () =>
        reconcile(ctx, { until: new Date(ctx.now().getTime() + workMs.providers) }),
      );
      if (nextAt) {
        if (new Date(nextAt) > ctx.now()) await step.sleepUntil("until it may be taken over", nextAt);
        continue;
      }
      // Stays without a heartbeat, so that somebody looks; the next night begins with all of them.
      if (leftOut > 0) return;
      await step.run("note", () => noteSuccess(ctx, "reconcile-payments"));
      return;
    }
  },
);
