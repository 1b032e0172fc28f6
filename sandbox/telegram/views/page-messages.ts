import { shownInvoice, shownKeyboard } from "../payments/views";
import type { ChatMessage } from "../protocol";
import type { Server } from "../server";
import type { Chat, Content, StoredMessage } from "../world/model";
import { pageChatId } from "./page-ids";
import { fullName } from "./users";

/** A message as the person sees it. */
export function pageMessage(server: Server, chat: Chat, message: StoredMessage, viewer: number): ChatMessage {
  const { content } = message;
  const reply = message.replyTo ? chat.messages.get(message.replyTo) : undefined;
  const replySender = reply?.from === undefined ? undefined : senderName(server, reply.from);
  const hasWords = "entities" in content;
  return {
    id: message.id,
    chatId: pageChatId(server, chat, viewer),
    date: message.date,
    ...(message.editDate === undefined ? {} : { editDate: message.editDate }),
    ...(message.from === undefined ? {} : { from: senderOf(server, chat, message.from) }),
    mine: message.from === viewer,
    ...(message.viaBot ? { viaBot: server.bot.username } : {}),
    text: hasWords ? content.text : "",
    entities: hasWords ? content.entities : [],
    ...mediaOf(server, content),
    ...(content.kind === "invoice" ? { invoice: shownInvoice(server, chat, message, content.slug) } : {}),
    ...(message.markup ? { inlineKeyboard: shownKeyboard(server, chat, message, message.markup) } : {}),
    ...(reply
      ? {
          replyTo: {
            id: reply.id,
            text: preview(server, reply.content),
            ...(replySender ? { sender: replySender } : {}),
          },
        }
      : {}),
    ...(message.views === undefined ? {} : { views: message.views }),
    ...(message.reactions?.length ? { reactions: message.reactions } : {}),
  };
}

/** A message in a line, as chat lists and quotes show it. */
export function preview(server: Server, content: Content): string {
  switch (content.kind) {
    case "text":
      return content.text;
    case "photo":
      return content.text || "🖼 Photo";
    case "document":
      return content.text || `📎 ${server.world.files[content.fileId]?.name ?? "File"}`;
    case "location":
      return "📍 Location";
    case "venue":
      return `📍 ${content.title}`;
    case "sticker":
      return `${content.emoji} Sticker`;
    case "contact":
      return "👤 Contact";
    case "invoice":
      return server.world.till.invoices[content.slug]!.title;
    case "service":
      return content.words;
  }
}

/** How a chat list names the sender. */
export function senderName(server: Server, id: number) {
  if (id === server.bot.id) return server.bot.name;
  return server.world.people.get(id)?.firstName;
}

function senderOf(server: Server, chat: Chat, id: number): NonNullable<ChatMessage["from"]> {
  const status = chat.members.get(id)?.status;
  const role =
    status === "creator"
      ? ("owner" as const)
      : status === "administrator"
        ? ("administrator" as const)
        : undefined;
  const named = { id, ...(role ? { role } : {}) };
  if (id === server.bot.id) return { ...named, name: server.bot.name, color: "blue", isBot: true };

  const person = server.world.people.get(id);
  return {
    ...named,
    name: person ? fullName(person) : "Deleted Account",
    color: person?.color ?? "red",
    isBot: false,
  };
}

function mediaOf(server: Server, content: Content): Partial<ChatMessage> {
  switch (content.kind) {
    case "photo": {
      const file = server.world.files[content.fileId];
      return { photo: { url: fileUrl(content.fileId), width: file?.width ?? 1, height: file?.height ?? 1 } };
    }
    case "document": {
      const file = server.world.files[content.fileId];
      return {
        document: { name: file?.name ?? "file", url: fileUrl(content.fileId), size: file?.size ?? 0 },
      };
    }
    case "location":
      return { location: { latitude: content.latitude, longitude: content.longitude } };
    case "venue": {
      const { latitude, longitude, title, address } = content;
      return { location: { latitude, longitude, title, address } };
    }
    case "sticker":
      return { sticker: content.emoji };
    case "contact":
      return {
        contact: {
          name: [content.firstName, content.lastName].filter(Boolean).join(" "),
          phone: content.phone,
        },
      };
    case "service":
      return { service: content.words };
    case "text":
    case "invoice":
      return {};
  }
}

function fileUrl(fileId: string) {
  return `/control/files/${fileId}`;
}
