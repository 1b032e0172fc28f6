import { GrammyError, InputFile } from "grammy";
import { isLiveCard } from "@/domain/notifications/queries";
import { qrPng } from "@/gateways/qr";
import { isNotModified } from "@/gateways/telegram/outcome";
import { render } from "@/gateways/telegram/render";
import type { Alert, Message } from "@/messages/catalog";
import type { BotContext } from "./context";

/** Sends a new message to the chat, in a group as an answer to the command; answers its id. */
export async function reply(ctx: BotContext, message: Message): Promise<number> {
  const { text, entities, photo, qr, keyboard, composer } = render(message);
  const reply_markup = keyboard ?? composer;
  const markup = reply_markup ? { reply_markup } : {};
  const options = { ...markup, ...threadOf(ctx) };
  const picture = qr === undefined ? photo : new InputFile(qrPng(qr), "ticket.png");
  const sent = picture
    ? await ctx.replyWithPhoto(picture, { caption: text, caption_entities: entities, ...options })
    : await ctx.reply(text, { entities, link_preview_options: { is_disabled: true }, ...options });
  return sent.message_id;
}

function threadOf({ message }: BotContext) {
  if (!message || message.chat.type === "private") return {};
  return { reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true } };
}

/** The message that was tapped, if the bot may still rewrite it. */
export function tappedMessage({ callbackQuery }: BotContext) {
  const message = callbackQuery?.message;
  return message && message.date !== 0 ? message : undefined;
}

/**
 * The tapped message becomes this one; without a tap, or when it cannot be edited any more, a new one is
 * sent. A live card stays what it is, and the new message comes below it. Answers the message's id.
 */
export async function show(ctx: BotContext, message: Message): Promise<number> {
  const tapped = tappedMessage(ctx);
  if (!tapped || (await isLiveCard(ctx.as, { chatId: tapped.chat.id, messageId: tapped.message_id })))
    return reply(ctx, message);

  return showHere(ctx, message);
}

/** The same, whatever the tapped message was. */
export async function showHere(ctx: BotContext, message: Message): Promise<number> {
  const tapped = tappedMessage(ctx);
  // An invoice stays one.
  if (!tapped || "invoice" in tapped) return reply(ctx, message);
  try {
    await edit(ctx, tapped.message_id, message, "photo" in tapped);
    return tapped.message_id;
  } catch (error) {
    if (!isRefused(error)) throw error;
    return reply(ctx, message);
  }
}

/** Rewrites one of the bot's messages in this chat. What would change nothing is no failure. */
export async function edit(ctx: BotContext, messageId: number, message: Message, hasPhoto = false) {
  const { text, entities, keyboard, photo } = render(message);
  const markup = keyboard ? { reply_markup: keyboard } : {};
  const caption = { caption: text, caption_entities: entities };
  const chatId = ctx.chat!.id;
  try {
    if (photo !== undefined && !hasPhoto)
      await ctx.api.editMessageMedia(chatId, messageId, { type: "photo", media: photo, ...caption }, markup);
    else if (hasPhoto) await ctx.api.editMessageCaption(chatId, messageId, { ...caption, ...markup });
    else
      await ctx.api.editMessageText(chatId, messageId, text, {
        entities,
        link_preview_options: { is_disabled: true },
        ...markup,
      });
  } catch (error) {
    if (!isNotModified(error)) throw error;
  }
}

/** Takes the buttons off an older message: what they did is done elsewhere now. It may be gone, and that is fine. */
export async function takeButtonsOff(ctx: BotContext, messageId: number) {
  try {
    await ctx.api.editMessageReplyMarkup(ctx.chat!.id, messageId);
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

/** Takes the tapped button off its message: what it did is done. The others stay. */
export async function takeButtonOff(ctx: BotContext) {
  const keyboard = tappedMessage(ctx)?.reply_markup?.inline_keyboard;
  const data = ctx.callbackQuery?.data;
  const left = keyboard?.map((row) =>
    row.filter((button) => !("callback_data" in button) || button.callback_data !== data),
  );
  if (!left) return;
  try {
    await ctx.editMessageReplyMarkup({
      reply_markup: { inline_keyboard: left.filter((row) => row.length > 0) },
    });
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

/** Deletes the tapped message, or takes its buttons off when it is too old for that. */
export async function dismiss(ctx: BotContext) {
  const tapped = ctx.callbackQuery?.message;
  if (!tapped) return;
  try {
    await ctx.api.deleteMessage(tapped.chat.id, tapped.message_id);
  } catch (error) {
    if (!isRefused(error)) throw error;
    await takeButtonsOff(ctx, tapped.message_id);
  }
}

/** Telegram will never do this, however often it is asked. */
export const isRefused = (error: unknown): error is GrammyError =>
  error instanceof GrammyError && error.error_code === 400;

/** Answers the tap: a line that fades, or a dialog. Without a tap the words come as a message. */
export async function alert(ctx: BotContext, { text, dialog = false }: Alert) {
  if (!ctx.callbackQuery) return void (await ctx.reply(text, threadOf(ctx)));
  await answerTap(ctx, { text, show_alert: dialog });
}

/** Answers the tap, once. One that is answered too late is no failure: Telegram has given up on it, and what it did is done. */
export async function answerTap(ctx: BotContext, answer: Parameters<BotContext["answerCallbackQuery"]>[0]) {
  if (ctx.isAnswered) return;
  try {
    await ctx.answerCallbackQuery(answer);
  } catch (error) {
    if (!(error instanceof GrammyError && error.description.includes("query is too old"))) throw error;
  }
  ctx.isAnswered = true;
}
