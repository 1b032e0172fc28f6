import type { Invoice } from "../payments/model";
import type { Server } from "../server";
import type { Chat, Content, StoredFile, StoredMessage } from "../world/model";
import { chatJson } from "./chats";
import { botJson, userJson } from "./users";

/** A message as the Bot API tells it. */
export type MessageJson = Record<string, unknown> & { message_id: number; date: number };

export function messageJson(
  server: Server,
  chat: Chat,
  message: StoredMessage,
  withReply = true,
): MessageJson {
  const { from, forwardedFrom } = message;
  const reply = withReply && message.replyTo ? chat.messages.get(message.replyTo) : undefined;
  const json: MessageJson = { message_id: message.id, date: message.date, chat: chatJson(server, chat) };

  if (from !== undefined) json.from = userJson(server, from);
  else json.sender_chat = json.chat;
  if (forwardedFrom) json.forward_origin = originJson(server, forwardedFrom);
  if (reply) json.reply_to_message = messageJson(server, chat, reply, false);
  if (message.viaBot) json.via_bot = botJson(server.bot);
  if (message.editDate !== undefined) json.edit_date = message.editDate;
  if (message.protected) json.has_protected_content = true;
  Object.assign(json, contentJson(server, message.content));
  if (message.markup) json.reply_markup = message.markup;
  return json;
}

function contentJson(server: Server, content: Content): Record<string, unknown> {
  switch (content.kind) {
    case "text": {
      const { text, entities, linkPreview } = content;
      return {
        text,
        ...listed("entities", entities),
        ...(linkPreview ? { link_preview_options: linkPreview } : {}),
      };
    }
    case "photo":
      return {
        photo: photoSizes(server.world.files[content.fileId]!),
        ...captionJson(content),
        ...(content.aboveMedia ? { show_caption_above_media: true } : {}),
        ...(content.spoiler ? { has_media_spoiler: true } : {}),
      };
    case "document":
      return { document: documentJson(server.world.files[content.fileId]!), ...captionJson(content) };
    case "location":
      return { location: placeJson(content) };
    case "venue":
      return {
        venue: { location: placeJson(content), title: content.title, address: content.address },
        location: placeJson(content),
      };
    case "sticker":
      return { sticker: stickerJson(server.world.files[content.fileId]!, content.emoji) };
    case "contact":
      return {
        contact: {
          phone_number: content.phone,
          first_name: content.firstName,
          ...(content.lastName ? { last_name: content.lastName } : {}),
          ...(content.userId ? { user_id: content.userId } : {}),
        },
      };
    case "invoice":
      return { invoice: invoiceJson(server.world.till.invoices[content.slug]!) };
    case "service":
      return content.fields;
  }
}

function invoiceJson({ title, description, startParameter, currency, total }: Invoice) {
  return { title, description, start_parameter: startParameter, currency, total_amount: total };
}

function captionJson({ text, entities }: { text: string; entities: unknown[] }) {
  return text === "" ? {} : { caption: text, ...listed("caption_entities", entities) };
}

function listed(name: string, entities: unknown[]) {
  return entities.length === 0 ? {} : { [name]: entities };
}

function placeJson({ latitude, longitude }: { latitude: number; longitude: number }) {
  return { latitude, longitude };
}

/** Telegram scales a photo down a few times. All sizes lead to the same bytes here. */
function photoSizes(file: StoredFile) {
  const { width = 1, height = 1 } = file;
  const longer = Math.max(width, height);
  const sizes = [90, 320, 800, 1280].filter((side) => side < longer);
  return [...sizes, Math.min(longer, 2560)].map((side, index, all) => ({
    file_id: index === all.length - 1 ? file.id : `${file.id}-${side}`,
    file_unique_id: `${file.uniqueId}${"smxyw"[index]}`,
    width: Math.max(1, Math.round((width * side) / longer)),
    height: Math.max(1, Math.round((height * side) / longer)),
    file_size:
      index === all.length - 1 ? file.size : Math.ceil((file.size * side * side) / (longer * longer)),
  }));
}

function documentJson({ id, uniqueId, name, mime, size }: StoredFile) {
  return { file_name: name, mime_type: mime, file_id: id, file_unique_id: uniqueId, file_size: size };
}

function stickerJson({ id, uniqueId, size }: StoredFile, emoji: string) {
  const looks = { width: 512, height: 512, emoji, is_animated: false, is_video: false, type: "regular" };
  return { ...looks, file_id: id, file_unique_id: uniqueId, file_size: size };
}

function originJson(server: Server, { chatId, from, date }: NonNullable<StoredMessage["forwardedFrom"]>) {
  if (from !== undefined) return { type: "user", sender_user: userJson(server, from), date };
  const chat = server.world.chats.get(chatId);
  return {
    type: "channel",
    chat: chat ? chatJson(server, chat) : { id: chatId, type: "channel" },
    message_id: 0,
    date,
  };
}
