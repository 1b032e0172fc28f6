import { env } from "@/env";
import { logger } from "@/gateways/log";
import { languages, wordsFor } from "@/messages/locales";
import { telegram } from "@/runtime";
import { commandMenu, commandScopes } from "./commands";

/** `npm run setup`: tells Telegram where the bot listens, what its commands are, and what its profile says. Can be run again at any time. */
await telegram.setWebhook(`${env.APP_URL}/api/webhook/telegram`, {
  secret_token: env.TELEGRAM_WEBHOOK_SECRET[0],
  allowed_updates: [
    "message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "pre_checkout_query",
  ],
  // As many as Telegram allows: whoever taps at the same time is seated together.
  max_connections: 100,
});
for (const language of languages) {
  const { words } = wordsFor(language);
  // English stands for everybody whose language has no words of its own.
  const code = language === "en" ? {} : { language_code: language as "es" };
  for (const scope of Object.keys(commandScopes) as (keyof typeof commandScopes)[]) {
    await telegram.setMyCommands(commandMenu(words, scope), { scope: { type: scope }, ...code });
  }
  await telegram.setMyDescription(words.profile.description, code);
  await telegram.setMyShortDescription(words.profile.shortDescription, code);
}
await telegram.setChatMenuButton({
  menu_button: { type: "web_app", text: "Events", web_app: { url: `${env.APP_URL}/app` } },
});
logger.info({ webhook: `${env.APP_URL}/api/webhook/telegram`, languages }, "Telegram knows the bot");
