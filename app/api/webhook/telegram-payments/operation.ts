import type { Operation } from "@/app/api/_http/operation";
import { operation as telegram } from "@/app/api/webhook/telegram/operation";

export const operation = {
  ...telegram,
  path: "/api/webhook/telegram-payments",
  summary: "The same as /api/webhook/telegram, under the name that payments go by.",
} as const satisfies Operation;
