import type { ChatSummary, ReplyKeyboardState } from "../protocol";
import type { Server } from "../server";
import { audience, isAdministrator, isPresent } from "../world/chats";
import type { Chat } from "../world/model";
import { pageChatId } from "./page-ids";
import { preview, senderName } from "./page-messages";
import { fullName } from "./users";

/** A chat as the person's chat list shows it. */
export function chatSummary(server: Server, chat: Chat, viewer: number): ChatSummary {
  const last = lastMessage(chat);
  const pinned = chat.messages.get(chat.pinned.at(-1) ?? 0);
  // What happened in a chat is nobody's message.
  const from = last?.content.kind === "service" ? undefined : last?.from;
  const sender = from === undefined ? undefined : senderName(server, from);
  return {
    id: pageChatId(server, chat, viewer),
    ...nameOf(server, chat, viewer),
    unread: chat.unread.get(viewer) ?? 0,
    ...(last
      ? {
          last: {
            text: preview(server, last.content),
            ...(sender ? { sender } : {}),
            date: last.date * 1000,
            mine: from === viewer,
          },
        }
      : {}),
    ...(pinned ? { pinned: { id: pinned.id, text: preview(server, pinned.content) } } : {}),
    ...standing(server, chat, viewer),
  };
}

/** The keyboard below the input field of a chat, as it is for this person. */
export function keyboardState(server: Server, chat: Chat, viewer: number): ReplyKeyboardState {
  return { chatId: pageChatId(server, chat, viewer), ...chat.keyboards.get(viewer) };
}

/** How many are in the chat; a bot in a channel is not counted among its subscribers' number on the page. */
export function memberCount(server: Server, chat: Chat) {
  const hasBot = isPresent(chat.members.get(server.bot.id));
  return audience(server.world, chat).length + (hasBot && chat.type !== "channel" ? 1 : 0);
}

function lastMessage(chat: Chat) {
  for (let id = chat.nextMessageId - 1; id > 0 && id > chat.nextMessageId - 1_000; id--) {
    const message = chat.messages.get(id);
    if (message) return message;
  }
  return undefined;
}

function nameOf(
  server: Server,
  chat: Chat,
  viewer: number,
): Pick<ChatSummary, "kind" | "title" | "subtitle" | "username" | "color"> {
  if (chat.type === "private") {
    return {
      kind: "bot",
      title: server.bot.name,
      subtitle: "bot",
      username: server.bot.username,
      color: "blue",
    };
  }
  if (chat.type === "pair") {
    const other = server.world.people.get(pageChatId(server, chat, viewer));
    const named = other?.username ? { username: other.username } : {};
    const title = other ? fullName(other) : "Deleted Account";
    return {
      kind: "person",
      title,
      subtitle: "last seen recently",
      ...named,
      color: other?.color ?? chat.color,
    };
  }
  const isChannel = chat.type === "channel";
  const count = memberCount(server, chat);
  return {
    kind: isChannel ? "channel" : "group",
    title: chat.title ?? "",
    subtitle: `${count.toLocaleString("en")} ${isChannel ? "subscriber" : "member"}${count === 1 ? "" : "s"}`,
    ...(chat.username ? { username: chat.username } : {}),
    color: chat.color,
  };
}

function standing(
  server: Server,
  chat: Chat,
  viewer: number,
): Pick<ChatSummary, "started" | "blocked" | "canPost" | "role" | "botRole"> {
  if (chat.type === "private") {
    return {
      started: chat.started === true,
      ...(chat.blocked ? { blocked: true } : {}),
      canPost: chat.started === true && !chat.blocked,
    };
  }
  if (chat.type === "pair") return { canPost: true };

  const member = chat.members.get(viewer);
  const bot = chat.members.get(server.bot.id);
  const isBotThere = bot?.status === "administrator" || bot?.status === "member";
  if (!isPresent(member)) return { canPost: false };
  return {
    canPost: (chat.type !== "channel" || isAdministrator(member)) && chat.migratedTo === undefined,
    role: member.status === "creator" ? "owner" : isAdministrator(member) ? "administrator" : "member",
    ...(isBotThere ? { botRole: bot.status === "administrator" ? "administrator" : "member" } : {}),
  };
}
