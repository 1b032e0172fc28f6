import { forgetOld } from "@/domain/upkeep";
import { inngest } from "@/gateways/inngest";
import { contextFor } from "@/runtime";

const ctx = contextFor({ type: "system", job: "upkeep" });

/** Every night: rows that only had to be known for a while go. */
export const forgetNightly = inngest.createFunction(
  { id: "forget-old-rows", triggers: [{ cron: "17 3 * * *" }], retries: 1 },
  ({ step }) => step.run("forget old rows", () => forgetOld(ctx)),
);
