import { botHasRight, findMessage, readableChat, writableChat } from "../access";
import { addMessage, removeMessage, showEdited, showSummary } from "../conversation";
import { badRequest } from "../errors";
import { isObject } from "../fields";
import type { Params } from "../params";
import { deliver } from "../send";
import { type Server, unixTime } from "../server";
import { forwarded } from "../views/forwarded";
import { messageJson } from "../views/messages";
import { preview } from "../views/page-messages";
import type { Chat, StoredMessage } from "../world/model";
import { readCaption } from "./messages";
import type { Methods } from "./method";

const deletableSeconds = 48 * 3600;

/** What is done to messages that exist: deleting, pinning, copying, forwarding, reacting. */
export const upkeepMethods: Methods = {
  deleteMessage(server, params) {
    if (!params.has("chat_id")) throw badRequest("Chat identifier is not specified");
    if (!params.has("message_id")) throw badRequest("Message identifier is not specified");

    const chat = readableChat(server, params);
    const message = findMessage(chat, params, "message to delete");
    if (!mayDelete(server, chat, message)) throw badRequest("message can't be deleted");
    removeMessage(server, chat, message.id);
    return true;
  },

  deleteMessages(server, params) {
    const ids = readMessageIds(params);
    const chat = readableChat(server, params);
    for (const id of ids) {
      const message = chat.messages.get(id);
      if (message && mayDelete(server, chat, message)) removeMessage(server, chat, id);
    }
    return true;
  },

  pinChatMessage(server, params) {
    const chat = writableChat(server, params);
    const message = findMessage(chat, params, "message to pin");
    checkMayPin(server, chat);
    if (chat.pinned.at(-1) === message.id) return true;

    chat.pinned = [...chat.pinned.filter((id) => id !== message.id), message.id];
    addMessage(server, chat, {
      ...(chat.type === "channel" ? {} : { from: server.bot.id }),
      content: {
        kind: "service",
        words: `${server.bot.name} pinned “${preview(server, message.content).slice(0, 40)}”`,
        fields: { pinned_message: messageJson(server, chat, message, false) },
      },
    });
    return true;
  },

  unpinChatMessage(server, params) {
    const chat = writableChat(server, params);
    checkMayPin(server, chat);
    const id = params.has("message_id")
      ? findMessage(chat, params, "message to unpin").id
      : chat.pinned.at(-1);
    if (id === undefined) throw badRequest("message to unpin not found");
    chat.pinned = chat.pinned.filter((pinned) => pinned !== id);
    showSummary(server, chat);
    return true;
  },

  unpinAllChatMessages(server, params) {
    const chat = writableChat(server, params);
    checkMayPin(server, chat);
    chat.pinned = [];
    showSummary(server, chat);
    return true;
  },

  copyMessage(server, params) {
    const { message } = findSource(server, params, "message to copy");
    const { content } = message;
    if (content.kind === "invoice") throw badRequest("message can't be copied");
    const hasCaption = content.kind === "photo" || content.kind === "document";
    const copied = params.has("caption") && hasCaption ? { ...content, ...readCaption(params) } : content;
    return { message_id: deliver(server, params, copied).message.id };
  },

  forwardMessage(server, params) {
    const { chat, message } = findSource(server, params, "message to forward");
    if (message.protected) throw badRequest("message can't be forwarded");
    const sent = deliver(server, params, message.content, forwarded(server, chat, message));
    return messageJson(server, sent.chat, sent.message);
  },

  setMessageReaction(server, params) {
    const given = params.json("reaction", "reaction types") ?? [];
    if (!Array.isArray(given)) throw badRequest("Expected an Array of ReactionType");
    const reactions = given.map(readReaction);
    if (reactions.length > 1) throw badRequest("REACTIONS_TOO_MANY");

    const chat = readableChat(server, params);
    const message = findMessage(chat, params, "message to react");
    message.reactions = reactions;
    showEdited(server, chat, message);
    return true;
  },
};

function findSource(server: Server, params: Params, wanted: string) {
  params.requiredString("from_chat_id");
  const chat = readableChat(server, params, "from_chat_id");
  const message = findMessage(chat, params, wanted);
  if (message.content.kind === "service") {
    throw badRequest(`message can't be ${wanted.endsWith("copy") ? "copied" : "forwarded"}`);
  }
  return { chat, message };
}

/** Its own messages and private chats for two days; those of others in a group only with the right to. */
function mayDelete(server: Server, chat: Chat, message: StoredMessage) {
  if (chat.type !== "private" && botHasRight(server, chat, "can_delete_messages")) return true;
  if (unixTime(server) - message.date > deletableSeconds) return false;
  return (
    chat.type === "private" ||
    message.from === server.bot.id ||
    (chat.type === "channel" && message.from === undefined)
  );
}

function checkMayPin(server: Server, chat: Chat) {
  if (chat.type === "private") return;
  if (!botHasRight(server, chat, chat.type === "channel" ? "can_edit_messages" : "can_pin_messages")) {
    throw badRequest("not enough rights to manage pinned messages in the chat");
  }
}

function readMessageIds(params: Params): number[] {
  const given = params.json("message_ids", "message_ids");
  if (given === undefined) throw badRequest("Message identifiers are not specified");
  if (!Array.isArray(given)) throw badRequest("Expected an Array of message identifiers");
  if (given.length > 100) throw badRequest("Too many message identifiers specified");
  if (given.length === 0) throw badRequest("Message identifiers are not specified");
  return given.map((id) => {
    if (typeof id !== "number" && typeof id !== "string")
      throw badRequest("Message identifier must be a Number");
    if (!Number.isInteger(Number(id))) throw badRequest("Can't parse message identifier as a Number");
    if (Number(id) <= 0) throw badRequest("Invalid message identifier specified");
    return Number(id);
  });
}

const reactionEmoji =
  "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split(
    " ",
  );

function readReaction(given: unknown): string {
  if (!isObject(given)) throw badRequest("Can't parse ReactionType: expected an Object");
  if (given.type !== "emoji" || typeof given.emoji !== "string")
    throw badRequest("invalid reaction type specified");
  if (!reactionEmoji.includes(given.emoji.replaceAll("\uFE0F", ""))) throw badRequest("REACTION_INVALID");
  return given.emoji;
}
