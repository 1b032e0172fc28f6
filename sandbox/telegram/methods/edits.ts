import { isDeepStrictEqual } from "node:util";
import type { InlineKeyboardMarkup } from "@grammyjs/types";
import { findMessage, readableChat } from "../access";
import { showEdited } from "../conversation";
import { badRequest } from "../errors";
import { isObject, optionalText, requiredText, within } from "../fields";
import { resolveFile } from "../files/input";
import { readInlineMarkup } from "../markup/reply-markup";
import { Params } from "../params";
import { readInvoiceMarkup } from "../payments/markup";
import { placeOf } from "../send";
import { type Server, unixTime } from "../server";
import { messageJson } from "../views/messages";
import type { Chat, Content, StoredMessage } from "../world/model";
import { readCaption, readLinkPreview, readText } from "./messages";
import type { Methods } from "./method";

/** Changes to messages the bot has sent, itself or through a person in inline mode. */
export const editMethods: Methods = {
  editMessageText(server, params) {
    const words = readText(params, "MESSAGE_TOO_LONG");
    const target = findTarget(server, params);
    if (target.message.content.kind !== "text") throw badRequest("there is no text in the message to edit");
    return change(
      server,
      target,
      { kind: "text", ...words, ...readLinkPreview(params) },
      readKeyboard(server, params, target),
    );
  },

  editMessageCaption(server, params) {
    const caption = readCaption(params, "MEDIA_CAPTION_TOO_LONG");
    const target = findTarget(server, params);
    const { content } = target.message;
    if (content.kind !== "photo" && content.kind !== "document") {
      throw badRequest("there is no caption in the message to edit");
    }
    return change(server, target, { ...content, ...caption }, readKeyboard(server, params, target));
  },

  editMessageReplyMarkup(server, params) {
    const target = findTarget(server, params);
    return change(server, target, target.message.content, readKeyboard(server, params, target));
  },

  async editMessageMedia(server, params) {
    const target = findTarget(server, params);
    const content = await readMedia(server, params, target.isInline);
    const { kind } = target.message.content;
    if (kind !== "photo" && kind !== "document" && kind !== "text")
      throw badRequest("message can't be edited");
    return change(server, target, content, readKeyboard(server, params, target));
  },
};

type Target = { chat: Chat; message: StoredMessage; isInline: boolean };

function findTarget(server: Server, params: Params): Target {
  if (!params.has("chat_id") && !params.has("message_id")) return findInlineTarget(server, params);

  const chat = readableChat(server, params);
  const message = findMessage(chat, params, "message to edit");
  const isOwn = message.from === server.bot.id || (chat.type === "channel" && message.from === undefined);
  if (!isOwn || message.viaBot || message.content.kind === "service")
    throw badRequest("message can't be edited");
  return { chat, message, isInline: false };
}

function findInlineTarget({ world }: Server, params: Params): Target {
  const inlineId = params.string("inline_message_id");
  if (inlineId === "") throw badRequest("Message identifier is not specified");

  const place = world.inlineMessages[inlineId];
  const chat = place && world.chats.get(place.chatId);
  const message = chat?.messages.get(place?.messageId ?? 0);
  if (!chat || !message) throw badRequest("MESSAGE_ID_INVALID");
  return { chat, message, isInline: true };
}

function readKeyboard(server: Server, params: Params, { chat, message, isInline }: Target) {
  const given = params.json("reply_markup", "reply keyboard markup");
  const place = isInline ? "inline" : placeOf(chat);
  return message.content.kind === "invoice"
    ? readInvoiceMarkup(server, message.content.slug, given, place)
    : readInlineMarkup(given, place);
}

function change(
  server: Server,
  { chat, message, isInline }: Target,
  content: Content,
  markup: InlineKeyboardMarkup | undefined,
) {
  if (isDeepStrictEqual(message.content, content) && isDeepStrictEqual(message.markup, markup)) {
    const why =
      "specified new message content and reply markup are exactly the same as a current content and reply markup";
    throw badRequest(`message is not modified: ${why} of the message`);
  }
  server.flood?.check(isInline ? undefined : chat);

  message.content = content;
  if (markup) message.markup = markup;
  else delete message.markup;
  message.editDate = unixTime(server);
  showEdited(server, chat, message);
  return isInline ? true : messageJson(server, chat, message);
}

async function readMedia(server: Server, params: Params, isInline: boolean): Promise<Content> {
  const media = params.json("media", "input media");
  if (!isObject(media)) throw badRequest("InputMedia must be an Object");

  const type = within("Can't parse InputMedia", () => requiredText(media, "type"));
  const given = within("Can't parse InputMedia", () => requiredText(media, "media"));
  if (type !== "photo" && type !== "document")
    throw badRequest(`Can't parse InputMedia: type "${type}" is unsupported`);

  const caption = readCaption(
    new Params({ ...media, parse_mode: optionalText(media, "parse_mode") }),
    "MEDIA_CAPTION_TOO_LONG",
  );
  // Inline messages take only what Telegram already has or can fetch: there is no chat to upload to.
  const file = await resolveFile(server, params, given, type, { mayUpload: !isInline });
  return { kind: type, fileId: file.id, ...caption };
}
