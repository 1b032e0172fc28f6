import { workMs } from "@/domain/deadlines";
import { noteSuccess } from "@/domain/heartbeats";
import { forgetOld, kinds } from "@/domain/upkeep";
import { inngest } from "@/gateways/inngest";
import { backgroundFor } from "@/runtime";

const ctx = backgroundFor("upkeep");

/** Every night: rows that only had to be known for a while go, each kind in steps of its own. */
export const forgetNightly = inngest.createFunction(
  { id: "forget-old-rows", triggers: [{ cron: "17 3 * * *" }], retries: 1 },
  async ({ step }) => {
    for (const kind of kinds) {
      const forget = () => forgetOld(ctx, kind, { until: new Date(ctx.now().getTime() + workMs.upkeep) });
      while (!(await step.run(`forget ${kind}`, forget)));
    }
    await step.run("note", () => noteSuccess(ctx, "forget-old-rows"));
  },
);
