import { may } from "@/domain/access";
import { locateEvent } from "@/domain/events/locate";
import type { EventDetails } from "@/domain/events/schema";
import { isLiveCard, lookAtCard } from "@/domain/notifications/queries";
import { rememberCard } from "@/domain/notifications/remember-card";
import { seeEvent } from "@/domain/rsvps/see-event";
import { languageOf } from "@/domain/users/rules";
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
export async function showCard(ctx: BotContext, { id }: Pick<EventDetails, "id">, { asNew = false } = {}) {
  const seen = await seeEvent(ctx.as, id);
  const { event } = seen;
  const message = ctx.words.card(ctx.reading, { kind: "private", ...seen, viewerId: ctx.user.id });
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
    languageCode: languageOf(ctx.user),
    hasPhoto: hadPhoto || message.photo !== undefined,
    renderedHash: hashOf(render(message)),
  });
}

/**
 * The event of a card that somebody shared: who taps there is invited by the secret that its button carries. The card
 * is known from its first tap on. Answers the event's title. Throws `not_found`.
 */
export async function noticeSharedCard(ctx: BotContext, eventId: string, secret: string): Promise<string> {
  const { message, inline_message_id: inlineMessageId } = ctx.callbackQuery!;
  const address = inlineMessageId
    ? { inlineMessageId }
    : { chatId: message!.chat.id, messageId: message!.message_id };
  const { title, isCard, ...event } = await lookAtCard(ctx.as, { eventId, address });
  if (!may(ctx.as, "event.see", { event })) await locateEvent(ctx.as, eventId, { cardSecret: secret });
  // What is too old to be shown may be any message.
  if (isCard || (message && !tappedMessage(ctx))) return title;

  const hasPhoto = message !== undefined && "photo" in message && message.photo !== undefined;
  await rememberCard(ctx.as, {
    kind: inlineMessageId ? "inline" : message!.chat.type === "channel" ? "channel" : "group",
    address,
    eventId,
    viewerId: null,
    languageCode: languageOf(ctx.user),
    hasPhoto,
    renderedHash: null,
  });
  // What was poked for a seat may have been done before the card was known.
  ctx.as.poke();
  return title;
}
