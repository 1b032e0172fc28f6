import { autoRetry } from "@grammyjs/auto-retry";
import { Bot, type ApiClientOptions } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Context, UserActor } from "@/domain/context";
import { Refusal } from "@/domain/errors";
import { TelegramUser } from "@/domain/users/schema";
import { rememberUser } from "@/domain/users/remember";
import { readCallback } from "@/gateways/telegram/callbacks";
import { wordsFor } from "@/messages/locales";
import { answerTap, isShared } from "./answer";
import type { BotContext } from "./context";
import { drafts, draftTaps } from "./features/drafts";
import { events, eventTaps } from "./features/events";
import { fallback } from "./features/fallback";
import { home, homeTaps } from "./features/home";
import { inline } from "./features/inline";
import { notificationTaps } from "./features/notifications";
import { rsvps, rsvpTaps } from "./features/rsvps";
import { texts } from "./features/texts";
import { refuse } from "./refuse";
import type { Taps } from "./taps";

export type BotDependencies = {
  token: string;
  /** Known from configuration, so that no update waits for a getMe. */
  botInfo: UserFromGetMe;
  client?: ApiClientOptions;
  links: { botUsername: string; appUrl: string };
  contextFor: (actor: UserActor) => Context<UserActor>;
  /** Faults go here with an id that the person is told; answers the id. */
  report: (error: unknown) => string;
};

const taps: Taps = { ...homeTaps, ...eventTaps, ...rsvpTaps, ...draftTaps, ...notificationTaps };

/** The bot, ready for updates. Everything outside Telegram comes in by argument, so a test builds one in a line. */
export function createBot({ token, botInfo, client, links, contextFor, report }: BotDependencies) {
  const bot = new Bot<BotContext>(token, { botInfo, ...(client ? { client } : {}) });
  // Telegram waits for our answer: one short retry, the rest is the redelivery's business.
  bot.api.config.use(autoRetry({ maxRetryAttempts: 1, maxDelaySeconds: 2, rethrowInternalServerErrors: true, rethrowHttpErrors: true }));

  bot.use(async (ctx, next) => {
    if (!ctx.from || ctx.from.is_bot) return;
    const via = ctx.chat?.type === "private" && ctx.callbackQuery?.inline_message_id === undefined ? "private" : "shared";
    ctx.as = contextFor({ type: "user", userId: ctx.from.id, via });
    ctx.user = await rememberUser(ctx.as, TelegramUser.parse(ctx.from));
    const { words, language } = wordsFor(ctx.user.languageCode);
    ctx.words = words;
    ctx.reading = { ...links, language, timeZone: ctx.user.timeZone, now: ctx.as.now() };
    ctx.isAnswered = false;
    await next();
  });
  bot.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      await refuse(ctx, error, report);
    } finally {
      if (ctx.callbackQuery && !ctx.isAnswered) await answerTap(ctx, {});
    }
  });

  bot.on("callback_query:data", async (ctx) => {
    const callback = readCallback(ctx.callbackQuery.data);
    if (!callback) throw new Refusal("stale_button");
    if (isShared(ctx) && !sharedOperations.has(callback.operation)) throw new Refusal("private_only");
    await taps[callback.operation](ctx, { id: callback.id ?? "", arg: callback.arg ?? "" });
  });
  bot.use(inline, home, events, rsvps, drafts, texts, fallback);
  return bot;
}

/** What can be tapped beside a card that many people see; the rest is between one person and the bot. */
const sharedOperations = new Set<keyof Taps>(["rsvp", "nothing"]);
