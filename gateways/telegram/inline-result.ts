import type { InlineQueryResult } from "grammy/types";
import type { EventDetails } from "@/domain/events/schema";
import type { Catalog, Reading } from "@/messages/catalog";
import { render } from "./render";

/** An event's card as somebody sends it into a chat: by inline mode, or prepared for the Mini App's share button. */
export function inlineResultOf(words: Catalog, reading: Reading, event: EventDetails): InlineQueryResult {
  const { text, entities, photo, keyboard } = render(
    words.card(reading, { kind: "inline", event, standing: null, viewerId: null }),
  );
  const shown = {
    id: event.id,
    title: event.title,
    description: words.inlineDescription(reading, event),
    ...(keyboard ? { reply_markup: keyboard } : {}),
  };
  if (photo) return { type: "photo", ...shown, ...photoOf(photo), caption: text, caption_entities: entities };
  return {
    type: "article",
    ...shown,
    input_message_content: { message_text: text, entities, link_preview_options: { is_disabled: true } },
  };
}

/** A picture is a file_id of Telegram's, or an address of ours (JPEG: InlineQueryResultPhoto takes nothing else). */
const photoOf = (photo: string) =>
  photo.startsWith("http")
    ? { photo_url: photo, thumbnail_url: photo.replace(/page\.jpg$/, "card.jpg") }
    : { photo_file_id: photo };
