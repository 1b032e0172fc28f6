import { z } from "zod";
import type { Operation } from "@/app/api/_http/operation";

export const operation = {
  method: "POST",
  path: "/api/webhook/stripe",
  summary:
    "Keeps one event of Stripe's, once, and has it done in the background. 400 for what Stripe has not signed.",
  auth: "stripe",
  body: z.looseObject({ id: z.string(), type: z.string() }),
  answer: z.object({ received: z.literal(true) }),
} as const satisfies Operation;
