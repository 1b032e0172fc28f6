import { completeEvents } from "@/domain/events/complete";
import { inngest } from "@/gateways/inngest";
import { contextFor } from "@/runtime";

const ctx = contextFor({ type: "system", job: "complete" });

/** Every five minutes: events whose end has passed are completed. */
export const completeDue = inngest.createFunction(
  { id: "complete-events", triggers: [{ cron: "*/5 * * * *" }], retries: 0 },
  ({ step }) => step.run("complete events", () => completeEvents(ctx)),
);
