import type { EventDetails } from "@/domain/events/schema";
import { isLiveCard } from "@/domain/notifications/queries";
import { rememberCard } from "@/domain/notifications/remember-card";
import { standingOf } from "@/domain/rsvps/queries";
import { hashOf } from "@/gateways/telegram/messenger";
import { render } from "@/gateways/telegram/render";
import type { Message } from "@/messages/catalog";
import { edit, reply, showHere, tappedMessage } from "./answer";
import type { BotContext } from "./context";

/** Whether this happens where many people see it: in a group, or beside a card that was shared. */
export const isShared = (ctx: BotContext) =>
  ctx.callbackQuery?.inline_message_id !== undefined ||
  ctx.inlineQuery !== undefined ||
  (ctx.chat !== undefined && ctx.chat.type !== "private");

/** Shows an event's live card in the private chat, as the reader stands to it, and keeps it up to date from now on. */
export async function showCard(ctx: BotContext, event: EventDetails, { asNew = false } = {}) {
  const standing = await standingOf(ctx.as, event.id, ctx.user.id);
  const message = ctx.words.card(ctx.reading, { kind: "private", event, standing, viewerId: ctx.user.id });
  const messageId =
    asNew || (await isOtherCard(ctx, event.id)) ? await reply(ctx, message) : await showHere(ctx, message);
  await keepUpToDate(ctx, event, { kind: "private", viewerId: ctx.user.id, messageId, message });
}

/** In a group: the tapped message becomes the event's live card, for everybody there. */
export async function showGroupCard(ctx: BotContext, event: EventDetails) {
  const tapped = tappedMessage(ctx);
  if (!tapped) return;

  const message = ctx.words.card(ctx.reading, { kind: "group", event, standing: null, viewerId: null });
  await edit(ctx, tapped.message_id, message, "photo" in tapped);
  await keepUpToDate(ctx, event, { kind: "group", viewerId: null, messageId: tapped.message_id, message });
}

/** A card that shows another event keeps showing it. */
async function isOtherCard(ctx: BotContext, eventId: string) {
  const tapped = tappedMessage(ctx);
  return (
    tapped !== undefined &&
    (await isLiveCard(ctx.as, {
      chatId: tapped.chat.id,
      messageId: tapped.message_id,
      exceptEventId: eventId,
    }))
  );
}

type Shown = { kind: "private" | "group"; viewerId: number | null; messageId: number; message: Message };

async function keepUpToDate(
  ctx: BotContext,
  { id: eventId }: EventDetails,
  { kind, viewerId, messageId, message }: Shown,
) {
  const tapped = tappedMessage(ctx);
  const hadPhoto = tapped?.message_id === messageId && "photo" in tapped;
  await rememberCard(ctx.as, {
    kind,
    address: { chatId: ctx.chat!.id, messageId },
    eventId,
    viewerId,
    languageCode: ctx.user.languageCode,
    hasPhoto: hadPhoto || message.photo !== undefined,
    renderedHash: hashOf(render(message)),
  });
}

/** A card that somebody shared is known from its first tap on. */
export async function noticeSharedCard(ctx: BotContext, eventId: string) {
  const tap = ctx.callbackQuery;
  if (!tap || !isShared(ctx)) return;

  const message = tap.message;
  const address = tap.inline_message_id
    ? { inlineMessageId: tap.inline_message_id }
    : { chatId: message!.chat.id, messageId: message!.message_id };
  const kind = tap.inline_message_id ? "inline" : message!.chat.type === "channel" ? "channel" : "group";
  const hasPhoto = message !== undefined && "photo" in message && message.photo !== undefined;
  await rememberCard(ctx.as, {
    kind,
    address,
    eventId,
    viewerId: null,
    languageCode: ctx.user.languageCode,
    hasPhoto,
    renderedHash: null,
  });
}
