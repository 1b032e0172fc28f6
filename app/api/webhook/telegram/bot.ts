import { createBot } from "@/bot/bot";
import { env } from "@/env";
import { logger } from "@/gateways/log";
import { fetchTelegram } from "@/gateways/telegram/fetch";
import { contextFor, links } from "@/runtime";

const { newId } = contextFor({ type: "system", job: "telegram" });

/** What getMe would say, from configuration. */
const botInfo = {
  id: Number(env.TELEGRAM_BOT_TOKEN.split(":")[0]),
  is_bot: true,
  first_name: env.TELEGRAM_BOT_USERNAME,
  username: env.TELEGRAM_BOT_USERNAME,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: true,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
} as const;

/** The bot in the real world. */
export const bot = createBot({
  token: env.TELEGRAM_BOT_TOKEN,
  botInfo,
  // Telegram waits a minute for our answer at most.
  client: {
    apiRoot: env.TELEGRAM_API_ROOT,
    timeoutSeconds: 10,
    fetch: fetchTelegram,
    // What a tap is answered with needs no answer itself, and goes out with ours.
    canUseWebhookReply: (method) => method === "answerCallbackQuery",
  },
  links,
  providerToken: env.TELEGRAM_PROVIDER_TOKEN,
  contextFor,
  report(err, level = "warn") {
    const errorId = newId();
    logger[level]({ err, errorId }, "The bot could not handle an update");
    return errorId;
  },
});
