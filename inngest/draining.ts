import type { BackgroundPart, Context } from "@/domain/context";
import { workMs } from "@/domain/deadlines";
import { noteSuccess } from "@/domain/heartbeats";
import { awaited, inngest, poked } from "@/gateways/inngest";

type Drain = (ctx: Context, span: { until: Date }) => Promise<Date | null>;

/**
 * The two functions of a part of the background. One does what is due, when something was just committed and once a
 * minute, one at a time; at once again while there is more. The other pokes when something falls due within the minute,
 * such as the next edit of a busy card: the latest to look knows best.
 */
export function draining(part: BackgroundPart, ctx: Context, drain: Drain) {
  const job = `drain-${part}` as const;
  const drainDue = inngest.createFunction(
    { id: job, triggers: [{ event: poked[part] }, { cron: "* * * * *" }], concurrency: 1, retries: 0 },
    async ({ step }) => {
      const nextAt = await step.run("do what is due", async () => {
        const next = await drain(ctx, { until: new Date(ctx.now().getTime() + workMs[part]) });
        await noteSuccess(ctx, job);
        return next;
      });
      if (!nextAt) return;
      const isDue = new Date(nextAt) <= ctx.now();
      await step.sendEvent(
        "wait for the next",
        isDue ? { name: poked[part], data: {} } : { name: awaited[part], data: { at: nextAt } },
      );
    },
  );
  const awaitDue = inngest.createFunction(
    { id: `await-${part}`, triggers: [{ event: awaited[part] }], singleton: { mode: "cancel" }, retries: 0 },
    async ({ event, step }) => {
      await step.sleepUntil("until it is due", event.data.at);
      await step.sendEvent("look again", { name: poked[part], data: {} });
    },
  );
  return [drainDue, awaitDue];
}
