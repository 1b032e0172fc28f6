import { removeMessage } from "../conversation";
import type { ActResult } from "../protocol";
import type { Server } from "../server";
import { withFoundEntities } from "../text/found";
import { forwarded } from "../views/forwarded";
import type { Chat, Content, StoredMessage } from "../world/model";
import { ActError, chatOf, type Doings, personOf, visibleChatOf } from "./act";
import { markRead, say } from "./say";

/** What people send, read and delete. */
export const talkActs: Doings<
  | "send"
  | "send-photo"
  | "send-location"
  | "send-sticker"
  | "send-contact"
  | "forward"
  | "delete-message"
  | "read"
  | "rename"
> = {
  send(server, { as, chatId, text, replyTo }) {
    const trimmed = text.trim();
    if (trimmed === "") throw new ActError("The message is empty");
    if (trimmed.length > 4096) throw new ActError("The message is too long");

    const chat = chatOf(server, as, chatId);
    const content: Content = { kind: "text", text: trimmed, entities: withFoundEntities(trimmed) };
    return sent(server, as, chat, content, replyTo);
  },

  "send-photo"(server, { as, chatId, name, base64, caption = "" }) {
    const bytes = new Uint8Array(Buffer.from(base64.replace(/^data:[^,]*,/, ""), "base64"));
    const file = server.files.add("photo", { name, mime: "image/jpeg", bytes });
    const content: Content = {
      kind: "photo",
      fileId: file.id,
      text: caption,
      entities: withFoundEntities(caption),
    };
    return sent(server, as, chatOf(server, as, chatId), content);
  },

  "send-location"(server, { as, chatId, latitude, longitude, title, address }) {
    const place = { latitude, longitude };
    const content: Content =
      title === undefined
        ? { kind: "location", ...place }
        : { kind: "venue", ...place, title, address: address ?? "" };
    return sent(server, as, chatOf(server, as, chatId), content);
  },

  "send-sticker"(server, { as, chatId, emoji }) {
    const file = server.files.add("sticker", {
      name: "sticker.webp",
      mime: "image/webp",
      bytes: new Uint8Array(),
    });
    return sent(server, as, chatOf(server, as, chatId), { kind: "sticker", emoji, fileId: file.id });
  },

  "send-contact"(server, { as, chatId }) {
    return sent(server, as, chatOf(server, as, chatId), ownContact(server, as));
  },

  forward(server, { as, chatId, messageId, to }) {
    const chat = visibleChatOf(server, as, chatId);
    const message = chat.messages.get(messageId);
    if (!message || message.content.kind === "service") throw new ActError("There is no such message");
    if (message.protected) throw new ActError("This message cannot be forwarded");

    const extra = forwarded(server, chat, message);
    return { ok: true, messageId: say(server, as, chatOf(server, as, to), message.content, extra).id };
  },

  "delete-message"(server, { as, chatId, messageId }) {
    removeMessage(server, chatOf(server, as, chatId), messageId);
    return { ok: true };
  },

  read(server, { as, chatId }) {
    const chat = chatOf(server, as, chatId);
    markRead(server, chat, as);
    return { ok: true };
  },

  rename(server, { as, firstName, lastName, username }) {
    const person = personOf(server, as);
    if (firstName !== undefined) person.firstName = firstName;
    if (lastName === "") delete person.lastName;
    else if (lastName !== undefined) person.lastName = lastName;
    if (username === "") delete person.username;
    else if (username !== undefined) person.username = username;
    return { ok: true };
  },
};

/** The person's own contact, with a number made from their id. */
export function ownContact(server: Server, personId: number): Content {
  const { firstName, lastName } = personOf(server, personId);
  const phone = `+888${String(personId).padStart(8, "0").slice(-8)}`;
  return { kind: "contact", phone, firstName, ...(lastName ? { lastName } : {}), userId: personId };
}

function sent(server: Server, personId: number, chat: Chat, content: Content, replyTo?: number): ActResult {
  const isReply = replyTo !== undefined && chat.messages.has(replyTo);
  const extra: Partial<StoredMessage> = isReply ? { replyTo } : {};
  return { ok: true, messageId: say(server, personId, chat, content, extra).id };
}
