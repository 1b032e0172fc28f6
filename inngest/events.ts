import { workMs } from "@/domain/deadlines";
import { completeEvents } from "@/domain/events/complete";
import { noteSuccess } from "@/domain/heartbeats";
import { followSales } from "@/domain/notifications/follow-sales";
import { inngest } from "@/gateways/inngest";
import { backgroundFor } from "@/runtime";

const ctx = backgroundFor("complete-events");

/** Every five minutes: events whose end has passed are completed, and cards say what is on sale by now. */
export const completeDue = inngest.createFunction(
  { id: "complete-events", triggers: [{ cron: "*/5 * * * *" }], retries: 0 },
  async ({ step }) => {
    await step.run("complete events", () =>
      completeEvents(ctx, { until: new Date(ctx.now().getTime() + workMs.upkeep) }),
    );
    await step.run("follow sales", async () => {
      await followSales(ctx);
      await noteSuccess(ctx, "complete-events");
    });
  },
);
