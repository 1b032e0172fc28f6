import { completeEvents } from "@/domain/events/complete";
import { followSales } from "@/domain/notifications/follow-sales";
import { inngest } from "@/gateways/inngest";
import { contextFor } from "@/runtime";

const ctx = contextFor({ type: "system", job: "complete" });

/** Every five minutes: events whose end has passed are completed, and cards say what is on sale by now. */
export const completeDue = inngest.createFunction(
  { id: "complete-events", triggers: [{ cron: "*/5 * * * *" }], retries: 0 },
  async ({ step }) => {
    await step.run("complete events", () => completeEvents(ctx));
    await step.run("follow sales", () => followSales(ctx));
  },
);
