import { createHash } from "node:crypto";
import type { Api } from "grammy";
import type { Letter } from "@/domain/letters";
import type { Card } from "@/domain/notifications/schema";
import type { Messenger, Outcome } from "@/domain/ports";
import type { Catalog, Message, Reading, ShownCard } from "@/messages/catalog";
import { wordsFor } from "@/messages/locales";
import { isNotModified, outcomeOf } from "./outcome";
import { type Rendered, render } from "./render";

type Links = { botUsername: string; appUrl: string };
type Dependencies = Links & { api: Api; now: () => Date; turn: (chatId: number | null) => Promise<void> };

/** Telegram for the background: words what the domain tells, at a pace that Telegram allows. */
export function createMessenger({ api, now, turn, ...links }: Dependencies): Messenger {
  return {
    async send(letter) {
      const { words, language } = wordsFor(letter.reader.languageCode);
      const reading = { ...links, language, timeZone: letter.reader.timeZone, now: now() };
      await turn(letter.chatId);
      return sendMessage(api, letter.chatId, wordLetter(words, reading, letter));
    },
    async refresh(card) {
      const { words, language } = wordsFor(card.languageCode);
      const message = wordCard(words, { ...links, language, timeZone: card.timeZone, now: card.now }, card);
      const rendered = render(message);
      const renderedHash = hashOf(rendered);
      if (renderedHash === card.renderedHash) return { outcome: "unchanged", renderedHash };

      await turn("chatId" in card.address ? card.address.chatId : null);
      try {
        await editCard(api, card, rendered);
        return { outcome: "edited", renderedHash };
      } catch (error) {
        if (isNotModified(error)) return { outcome: "unchanged", renderedHash };
        return outcomeOf(error);
      }
    },
  };
}

/** Sends one message and says what became of it. */
export async function sendMessage(api: Api, chatId: number, message: Message): Promise<Outcome> {
  const { text, entities, photo, keyboard, composer } = render(message);
  const reply_markup = keyboard ?? composer;
  const markup = reply_markup ? { reply_markup } : {};
  try {
    const sent = photo
      ? await api.sendPhoto(chatId, photo, { caption: text, caption_entities: entities, ...markup })
      : await api.sendMessage(chatId, text, { entities, link_preview_options: { is_disabled: true }, ...markup });
    return { outcome: "sent", messageId: sent.message_id, hasPhoto: photo !== undefined };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Of a card's look: two messages with the same hash look the same. */
export const hashOf = ({ text, entities, keyboard }: Rendered) =>
  createHash("sha256").update(JSON.stringify([text, entities, keyboard])).digest("base64url");

/** The card of an event as its place shows it. */
export function wordCard(words: Catalog, reading: Reading, card: ShownCard): Message {
  if (card.kind === "status") return words.letters["rsvp.status"](reading, { event: card.event } as Extract<Letter, { kind: "rsvp.status" }>);
  if (card.kind === "review") return wordReview(words, reading, card.event);
  return words.card(reading, card);
}

function wordReview(words: Catalog, reading: Reading, event: Card["event"]) {
  const verdict = event.review === "approved" || event.review === "declined" ? event.review : "asked";
  return words.manage.reviewed(reading, event, verdict, event.reviewedBy ?? "", event.reviewMessage);
}

const wordLetter = (words: Catalog, reading: Reading, letter: Letter) =>
  (words.letters[letter.kind] as (reading: Reading, letter: Letter) => Message)(reading, letter);

async function editCard(api: Api, { address, hasPhoto }: Card, { text, entities, keyboard }: Rendered) {
  const markup = keyboard ? { reply_markup: keyboard } : {};
  const caption = { caption: text, caption_entities: entities, ...markup };
  const plain = { entities, link_preview_options: { is_disabled: true }, ...markup };
  if ("inlineMessageId" in address) {
    return hasPhoto ? api.editMessageCaptionInline(address.inlineMessageId, caption) : api.editMessageTextInline(address.inlineMessageId, text, plain);
  }
  const { chatId, messageId } = address;
  return hasPhoto ? api.editMessageCaption(chatId, messageId, caption) : api.editMessageText(chatId, messageId, text, plain);
}
