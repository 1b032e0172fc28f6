import { env } from "@/env";
import { contextFor } from "@/runtime";
import { bot } from "./bot";
import { receiveUpdates } from "./receive";

export const POST = receiveUpdates({
  ctx: contextFor({ type: "system", job: "telegram" }),
  secrets: env.TELEGRAM_WEBHOOK_SECRET,
  handleUpdate: (update, reply) => bot.handleUpdate(update, reply),
});
