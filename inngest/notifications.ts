import { drain } from "@/domain/drain";
import { awaited, inngest, poked } from "@/gateways/inngest";
import { contextFor } from "@/runtime";

const ctx = contextFor({ type: "system", job: "drain" });

/** Does what is due, when something was just committed and once a minute; at once again while there is more. One at a time is enough. */
export const drainDue = inngest.createFunction(
  { id: "drain-due", triggers: [{ event: poked }, { cron: "* * * * *" }], concurrency: 1, retries: 0 },
  async ({ step }) => {
    const nextAt = await step.run("do what is due", () => drain(ctx, { gapMs: 200 }));
    if (!nextAt) return;
    const isDue = new Date(nextAt) <= ctx.now();
    await step.sendEvent(
      "wait for the next",
      isDue ? { name: poked, data: {} } : { name: awaited, data: { at: nextAt } },
    );
  },
);

/** Pokes when something falls due within the minute, such as the next edit of a busy card. The latest to look knows best. */
export const awaitDue = inngest.createFunction(
  { id: "await-due", triggers: [{ event: awaited }], singleton: { mode: "cancel" }, retries: 0 },
  async ({ event, step }) => {
    await step.sleepUntil("until it is due", event.data.at);
    await step.sendEvent("look again", { name: poked, data: {} });
  },
);
