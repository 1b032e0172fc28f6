import { autoRetry } from "@grammyjs/auto-retry";
import { type ApiClientOptions, Bot } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Context, UserActor } from "@/domain/context";
import { rememberUser } from "@/domain/users/remember";
import { languageOf } from "@/domain/users/rules";
import { TelegramUser } from "@/domain/users/schema";
import { wordsFor } from "@/messages/locales";
import { answerTap } from "./answer";
import type { BotContext } from "./context";
import { dispatch } from "./dispatch";
import { drafts } from "./features/drafts";
import { events } from "./features/events";
import { fallback } from "./features/fallback";
import { home } from "./features/home";
import { inline } from "./features/inline";
import { moderation } from "./features/moderation";
import { notifications } from "./features/notifications";
import { payments, takeBack } from "./features/payments";
import { reminders } from "./features/reminders";
import { rsvps } from "./features/rsvps";
import { texts } from "./features/texts";
import { keepOut } from "./keep-out";
import { noteReachable } from "./reachable";
import { refuse } from "./refuse";
import { slowDown } from "./slow-down";

export type BotDependencies = {
  token: string;
  /** Known from configuration, so that no update waits for a getMe. */
  botInfo: UserFromGetMe;
  client?: ApiClientOptions;
  links: { botUsername: string; appUrl: string };
  /** From BotFather, for Telegram Payments. */
  providerToken?: string | undefined;
  contextFor: (actor: UserActor) => Context<UserActor>;
  /** Faults go here with an id that the person is told; answers the id. An `error` is not tried again. */
  report: (error: unknown, level?: "warn" | "error") => string;
};

/** The bot, ready for updates. Everything outside Telegram comes in by argument, so a test builds one in a line. */
export function createBot(dependencies: BotDependencies) {
  const { token, botInfo, client, links, providerToken = "", contextFor, report } = dependencies;
  const bot = new Bot<BotContext>(token, { botInfo, ...(client ? { client } : {}) });
  // Telegram waits for our answer: one short retry, the rest is the redelivery's business.
  bot.api.config.use(
    autoRetry({
      maxRetryAttempts: 1,
      maxDelaySeconds: 2,
      rethrowInternalServerErrors: true,
      rethrowHttpErrors: true,
    }),
  );

  // Told in the bot's own name.
  bot.on("message:refunded_payment", (ctx) =>
    takeBack(contextFor({ type: "user", userId: ctx.chat.id }), ctx.message.refunded_payment),
  );
  bot.use(async (ctx, next) => {
    if (!ctx.from || ctx.from.is_bot) return;
    ctx.as = contextFor({ type: "user", userId: ctx.from.id });
    ctx.user = await rememberUser(ctx.as, TelegramUser.parse(ctx.from));
    const { words, language } = wordsFor(languageOf(ctx.user));
    ctx.words = words;
    ctx.reading = { ...links, language, timeZone: ctx.user.timeZone, now: ctx.as.now() };
    ctx.providerToken = providerToken;
    ctx.report = report;
    ctx.isAnswered = false;
    ctx.subject = {};
    if (ctx.message?.chat.type === "private") await noteReachable(ctx);
    await next();
  });
  bot.use(async (ctx, next) => {
    try {
      if ((await slowDown(ctx)) === "go on") await next();
    } catch (error) {
      await refuse(ctx, error, report);
    }
    if (ctx.callbackQuery) await answerTap(ctx, {});
  });

  bot.use(keepOut);
  bot.on("callback_query:data", dispatch);
  bot.use(
    inline,
    home,
    events,
    rsvps,
    payments,
    reminders,
    notifications,
    moderation,
    drafts,
    texts,
    fallback,
  );
  return bot;
}
