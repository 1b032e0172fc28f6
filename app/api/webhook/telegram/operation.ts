import { z } from "zod";
import type { Operation } from "@/app/api/_http/operation";

/** As much of an update as is looked at before it is known to be new. */
export const Update = z.looseObject({ update_id: z.int().min(0) });

export const operation = {
  method: "POST",
  path: "/api/webhook/telegram",
  summary: "Takes one update from Telegram, once; what a tap is answered with goes out with the answer.",
  auth: "telegram",
  body: Update,
  answer: z.union([
    z.object({ ok: z.literal(true) }),
    z.looseObject({ method: z.literal("answerCallbackQuery"), callback_query_id: z.string() }),
  ]),
} as const satisfies Operation;
