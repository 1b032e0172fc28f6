import { createHash } from "node:crypto";
import type { Api } from "grammy";
import type { InlineKeyboardMarkup, InputMediaPhoto } from "grammy/types";
import type { Letter } from "@/domain/letters";
import type { Card } from "@/domain/notifications/schema";
import type { Messenger, Outcome } from "@/domain/ports";
import type { Catalog, Message, Reading } from "@/messages/catalog";
import { wordsFor } from "@/messages/locales";
import { isNotModified, outcomeOf } from "./outcome";
import { type Rendered, render } from "./render";
import { countLinks } from "./via";

type Links = { botUsername: string; appUrl: string };
type Dependencies = Links & {
  api: Api;
  now: () => Date;
  /** Resolves when this chat may have its next message. */
  chatTurn: (chatId: number | null) => Promise<void>;
  /** Sends faster than Telegram allows for free, and pays with the bot's Stars. */
  isPaid?: boolean;
};

/** 30 a second are free, of which five are kept for replies; a thousand with `allow_paid_broadcast` (Bot API FAQ). */
const perSecond = { free: 25, paid: 1_000 };

/** Telegram for the background: words what the domain tells, at a pace that Telegram allows. */
export function createMessenger({ api, now, chatTurn, isPaid = false, ...links }: Dependencies): Messenger {
  return {
    perSecond: isPaid ? perSecond.paid : perSecond.free,
    async send(letter, turn) {
      const { words, language } = wordsFor(letter.reader.languageCode);
      const reading = { ...links, language, timeZone: letter.reader.timeZone, now: letter.asOf ?? now() };
      const message = countLinks(wordLetter(words, reading, letter), letter, links);
      await chatTurn(letter.chatId);
      await turn();
      return letter.kind === "broadcast.progress"
        ? rewrite(api, letter, message)
        : sendMessage(api, letter.chatId, message, isPaid);
    },
    async refresh(card, turn) {
      const { words, language } = wordsFor(card.languageCode);
      const reading = { ...links, language, timeZone: card.timeZone, now: card.now };
      const rendered = render(card.isGone ? words.cardGone(reading) : words.card(reading, card));
      const renderedHash = hashOf(rendered);
      if (renderedHash === card.renderedHash) return { outcome: "unchanged", renderedHash };
      const hasPhoto = card.hasPhoto || rendered.photo !== undefined;

      await chatTurn("chatId" in card.address ? card.address.chatId : null);
      await turn();
      try {
        await editCard(api, card, rendered);
        return { outcome: "edited", renderedHash, hasPhoto };
      } catch (error) {
        if (isNotModified(error)) return { outcome: "unchanged", renderedHash, hasPhoto };
        return outcomeOf(error);
      }
    },
  };
}

/** Sends one message and says what became of it. */
async function sendMessage(api: Api, chatId: number, message: Message, isPaid: boolean): Promise<Outcome> {
  const { text, entities, photo, keyboard, composer } = render(message);
  const reply_markup = keyboard ?? composer;
  const markup = {
    ...(reply_markup ? { reply_markup } : {}),
    ...(isPaid ? { allow_paid_broadcast: true } : {}),
  };
  try {
    const sent = photo
      ? await api.sendPhoto(chatId, photo, { caption: text, caption_entities: entities, ...markup })
      : await api.sendMessage(chatId, text, {
          entities,
          link_preview_options: { is_disabled: true },
          ...markup,
        });
    return { outcome: "sent", messageId: sent.message_id, hasPhoto: photo !== undefined };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Puts other words into a message that is there. */
async function rewrite(
  api: Api,
  { chatId, messageId }: { chatId: number; messageId: number },
  message: Message,
): Promise<Outcome> {
  const { text, entities, keyboard } = render(message);
  const markup = keyboard ? { reply_markup: keyboard } : {};
  const sent = { outcome: "sent", messageId, hasPhoto: false } as const;
  try {
    await api.editMessageText(chatId, messageId, text, { entities, ...markup });
    return sent;
  } catch (error) {
    return isNotModified(error) ? sent : outcomeOf(error);
  }
}

/** Of a card's look: two messages with the same hash look the same. What follows the dot is the picture's. */
export const hashOf = ({ text, entities, keyboard, photo }: Rendered) => {
  const words = sha256(JSON.stringify([text, entities, keyboard]));
  return photo === undefined ? words : `${words}.${sha256(photo)}`;
};

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64url");

/** Whether the message shows another picture than the event has, or none. A shared one whose look nobody knows yet was shared with it. */
function needsPhoto(
  { hasPhoto, renderedHash }: Pick<Card, "hasPhoto" | "renderedHash">,
  photo: string | undefined,
): photo is string {
  if (photo === undefined) return false;
  return !hasPhoto || (renderedHash !== null && renderedHash.split(".")[1] !== sha256(photo));
}

const wordLetter = (words: Catalog, reading: Reading, letter: Letter) =>
  (words.letters[letter.kind] as (reading: Reading, letter: Letter) => Message)(reading, letter);

async function editCard(api: Api, card: Card, { text, entities, keyboard, photo }: Rendered) {
  const { address, hasPhoto } = card;
  const markup = keyboard ? { reply_markup: keyboard } : {};
  const caption = { caption: text, caption_entities: entities, ...markup };
  const plain = { entities, link_preview_options: { is_disabled: true }, ...markup };
  if (needsPhoto(card, photo))
    return editPhoto(
      api,
      address,
      { type: "photo", media: photo, caption: text, caption_entities: entities },
      markup,
    );
  if ("inlineMessageId" in address) {
    return hasPhoto
      ? api.editMessageCaptionInline(address.inlineMessageId, caption)
      : api.editMessageTextInline(address.inlineMessageId, text, plain);
  }
  const { chatId, messageId } = address;
  return hasPhoto
    ? api.editMessageCaption(chatId, messageId, caption)
    : api.editMessageText(chatId, messageId, text, plain);
}

const editPhoto = (
  api: Api,
  address: Card["address"],
  media: InputMediaPhoto,
  markup: { reply_markup?: InlineKeyboardMarkup },
) =>
  "inlineMessageId" in address
    ? api.editMessageMediaInline(address.inlineMessageId, media, markup)
    : api.editMessageMedia(address.chatId, address.messageId, media, markup);
