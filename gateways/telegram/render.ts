import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  MessageEntity,
  ReplyKeyboardMarkup,
} from "grammy/types";
import type { Button, Message } from "@/messages/catalog";
import { packCallback } from "./callbacks";

export type Rendered = {
  text: string;
  entities: MessageEntity[];
  photo: string | undefined;
  /** What a QR code above the text says. */
  qr: string | undefined;
  keyboard: InlineKeyboardMarkup | undefined;
  /** The keyboard under the composer, or the request to answer; only new messages can carry one. */
  composer: ReplyKeyboardMarkup | ForceReply | undefined;
};

/** Our words in Telegram's wire format. */
export function render({ text, buttons, photo, qr, askLocation, placeholder }: Message): Rendered {
  const rows = buttons?.filter((row) => row.length > 0) ?? [];
  return {
    text: text.text,
    entities: text.entities,
    photo,
    qr,
    keyboard: rows.length > 0 ? { inline_keyboard: rows.map((row) => row.map(toButton)) } : undefined,
    composer: composerOf(askLocation, placeholder),
  };
}

function toButton(button: Button): InlineKeyboardButton {
  const { label: text, style } = button;
  const look = style ? { text, style } : { text };
  if ("url" in button) return { ...look, url: button.url };
  if ("app" in button) return { ...look, web_app: { url: button.app } };
  if ("pay" in button) return { ...look, pay: true };
  if ("copy" in button) return { ...look, copy_text: { text: button.copy } };
  if ("share" in button) {
    const everywhere = { allow_user_chats: true, allow_group_chats: true, allow_channel_chats: true };
    return { ...look, switch_inline_query_chosen_chat: { query: button.share, ...everywhere } };
  }
  const { do: operation, id, arg } = button;
  return {
    ...look,
    callback_data: packCallback({
      operation,
      ...(id === undefined ? {} : { id }),
      ...(arg === undefined ? {} : { arg }),
    }),
  };
}

function composerOf(
  askLocation: Message["askLocation"],
  placeholder: Message["placeholder"],
): Rendered["composer"] {
  if (askLocation) {
    const { label: text, placeholder: input_field_placeholder } = askLocation;
    return {
      keyboard: [[{ text, request_location: true }]],
      one_time_keyboard: true,
      resize_keyboard: true,
      input_field_placeholder,
    };
  }
  return placeholder ? { force_reply: true, input_field_placeholder: placeholder } : undefined;
}
