import { GrammyError } from "grammy";
import { rememberCard } from "@/domain/notifications/remember-card";
import type { EventDetails } from "@/domain/events/schema";
import { standingOf } from "@/domain/rsvps/queries";
import { hashOf } from "@/gateways/telegram/messenger";
import { isNotModified } from "@/gateways/telegram/outcome";
import { render } from "@/gateways/telegram/render";
import type { Alert, Message } from "@/messages/catalog";
import type { BotContext } from "./context";

/** Sends a new message to the chat; answers its id. */
export async function reply(ctx: BotContext, message: Message): Promise<number> {
  const { text, entities, photo, keyboard, composer } = render(message);
  const reply_markup = keyboard ?? composer;
  const markup = reply_markup ? { reply_markup } : {};
  const sent = photo
    ? await ctx.replyWithPhoto(photo, { caption: text, caption_entities: entities, ...markup })
    : await ctx.reply(text, { entities, link_preview_options: { is_disabled: true }, ...markup });
  return sent.message_id;
}

/** The tapped message becomes this one; without a tap, or when it cannot be edited any more, a new one is sent. Answers its id. */
export async function show(ctx: BotContext, message: Message): Promise<number> {
  const tapped = ctx.callbackQuery?.message;
  if (!tapped || tapped.date === 0) return reply(ctx, message);

  try {
    await edit(ctx, tapped.message_id, message, "photo" in tapped && tapped.photo !== undefined);
    return tapped.message_id;
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    return reply(ctx, message);
  }
}

/** Rewrites one of the bot's messages in this chat. What would change nothing is no failure. */
export async function edit(ctx: BotContext, messageId: number, message: Message, hasPhoto = false) {
  const { text, entities, keyboard } = render(message);
  const markup = keyboard ? { reply_markup: keyboard } : {};
  const chatId = ctx.chat!.id;
  try {
    if (hasPhoto) await ctx.api.editMessageCaption(chatId, messageId, { caption: text, caption_entities: entities, ...markup });
    else await ctx.api.editMessageText(chatId, messageId, text, { entities, link_preview_options: { is_disabled: true }, ...markup });
  } catch (error) {
    if (!isNotModified(error)) throw error;
  }
}

/** Answers the tap: a line that fades, or a dialog. Without a tap the words come as a message. */
export async function alert(ctx: BotContext, { text, dialog = false }: Alert) {
  if (!ctx.callbackQuery) return void (await ctx.reply(text));
  if (ctx.isAnswered) return;

  ctx.isAnswered = true;
  await answerTap(ctx, { text, show_alert: dialog });
}

/** A tap that is answered too late is no failure: Telegram has given up on it, and what it did is done. */
export async function answerTap(ctx: BotContext, answer: Parameters<BotContext["answerCallbackQuery"]>[0]) {
  try {
    await ctx.answerCallbackQuery(answer);
  } catch (error) {
    if (!(error instanceof GrammyError && error.description.includes("query is too old"))) throw error;
  }
}

/** Shows an event's live card in the private chat, as the reader stands to it, and keeps it up to date from now on. */
export async function showCard(ctx: BotContext, event: EventDetails, { asNew = false } = {}) {
  const standing = await standingOf(ctx.as, event.id, ctx.user.id);
  const message = ctx.words.card(ctx.reading, { kind: "private", event, standing, viewerId: ctx.user.id });
  const messageId = asNew ? await reply(ctx, message) : await show(ctx, message);

  const tapped = ctx.callbackQuery?.message;
  const isEdited = tapped?.message_id === messageId;
  const hasPhoto = isEdited ? "photo" in tapped && tapped.photo !== undefined : message.photo !== undefined;
  await rememberCard(ctx.as, {
    kind: "private",
    address: { chatId: ctx.chat!.id, messageId },
    eventId: event.id,
    viewerId: ctx.user.id,
    languageCode: ctx.user.languageCode,
    hasPhoto,
    renderedHash: hashOf(render(message)),
  });
}

/** Whether the tap was beside a card that many people see. */
export const isShared = (ctx: BotContext) => ctx.callbackQuery?.inline_message_id !== undefined || (ctx.chat !== undefined && ctx.chat.type !== "private");

/** A card that somebody shared is known from its first tap on. */
export async function noticeSharedCard(ctx: BotContext, eventId: string) {
  const tap = ctx.callbackQuery;
  if (!tap || !isShared(ctx)) return;

  const message = tap.message;
  const address = tap.inline_message_id ? { inlineMessageId: tap.inline_message_id } : { chatId: message!.chat.id, messageId: message!.message_id };
  const kind = tap.inline_message_id ? "inline" : message!.chat.type === "channel" ? "channel" : "group";
  const hasPhoto = message !== undefined && "photo" in message && message.photo !== undefined;
  await rememberCard(ctx.as, { kind, address, eventId, viewerId: null, languageCode: ctx.user.languageCode, hasPhoto, renderedHash: null });
}
