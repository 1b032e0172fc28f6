import { env } from "@/env";
import { contextFor } from "@/runtime";
import { bot } from "./bot";
import { receiveUpdates } from "./receive";

/** In seconds: `callMs` of domain/deadlines.ts. */
export const maxDuration = 60;

export const POST = receiveUpdates({
  ctx: contextFor({ type: "system", job: "telegram" }),
  secrets: env.TELEGRAM_WEBHOOK_SECRET,
  handleUpdate: (update, reply) => bot.handleUpdate(update, reply),
});
