import type { Change, ReplyKeyboardState } from "./protocol";
import { type Server, unixTime } from "./server";
import type { UpdateKind } from "./updates/kinds";
import { messageJson } from "./views/messages";
import { chatSummary, keyboardState } from "./views/page-chats";
import { pageChatId } from "./views/page-ids";
import { pageMessage } from "./views/page-messages";
import { audience, isAdministrator, isPresent } from "./world/chats";
import type { Chat, KeyboardShown, StoredMessage } from "./world/model";

/** Chats grow without end under a benchmark: the oldest messages go. */
const messagesKept = 2_000;

/** Puts a message into a chat: everybody there sees it, and the bot is told if it may know. */
export function addMessage(
  server: Server,
  chat: Chat,
  draft: Omit<StoredMessage, "id" | "date">,
): StoredMessage {
  const message: StoredMessage = { id: chat.nextMessageId++, date: unixTime(server), ...draft };
  chat.messages.set(message.id, message);
  if (chat.messages.size > messagesKept) chat.messages.delete(chat.messages.keys().next().value!);

  for (const person of audience(server.world, chat)) {
    if (person !== message.from) server.unread.add(chat, person);
  }
  showToPeople(server, chat, "message", message);
  if (message.from !== server.bot.id || isNewsToBot(message)) tellBot(server, chat, message);
  return message;
}

/** Shows everybody in the chat what became of a message. */
export function showEdited(server: Server, chat: Chat, message: StoredMessage) {
  showToPeople(server, chat, "edited", message);
}

export function removeMessage(server: Server, chat: Chat, messageId: number) {
  chat.messages.delete(messageId);
  chat.pinned = chat.pinned.filter((id) => id !== messageId);
  tellAudience(server, chat, (viewer) => ({
    type: "deleted",
    chatId: pageChatId(server, chat, viewer),
    messageId,
  }));
  showSummary(server, chat);
}

/** Shows everybody in the chat, and whoever just left it, how it stands in their chat list. */
export function showSummary(server: Server, chat: Chat, alsoFor: number[] = []) {
  const viewers = new Set([...audience(server.world, chat), ...alsoFor]);
  for (const viewer of viewers) {
    if (server.changes.isWatched(viewer)) {
      server.changes.tell(viewer, { type: "chat", summary: chatSummary(server, chat, viewer) });
    }
  }
}

/** Puts a keyboard below a person's input field, or takes it away. */
export function showKeyboard(
  server: Server,
  chat: Chat,
  personId: number,
  keyboard: KeyboardShown | undefined,
) {
  if (keyboard) chat.keyboards.set(personId, keyboard);
  else if (!chat.keyboards.delete(personId)) return;

  const state: ReplyKeyboardState = keyboardState(server, chat, personId);
  server.changes.tell(personId, { type: "keyboard", keyboard: state });
}

function showToPeople(server: Server, chat: Chat, type: "message" | "edited", message: StoredMessage) {
  if (!server.changes.hasWatchers) return;

  for (const person of audience(server.world, chat)) {
    if (type === "message")
      server.changes.tellAll({ type: "unread", personId: person, total: server.unread.total(person) });
  }
  tellAudience(server, chat, (viewer) => ({
    type,
    message: pageMessage(server, chat, message, viewer),
    summary: chatSummary(server, chat, viewer),
  }));
}

function tellAudience(server: Server, chat: Chat, change: (viewer: number) => Change) {
  if (!server.changes.hasWatchers) return;
  for (const viewer of audience(server.world, chat)) {
    if (server.changes.isWatched(viewer)) server.changes.tell(viewer, change(viewer));
  }
}

/** Of what the bot itself did, it is told only what it did to the chat rather than said in it. */
function isNewsToBot({ content }: StoredMessage) {
  return content.kind === "service" && !("new_chat_members" in content.fields);
}

function tellBot(server: Server, chat: Chat, message: StoredMessage) {
  if (!botMayRead(server, chat, message)) return;
  const kind: UpdateKind = chat.type === "channel" ? "channel_post" : "message";
  server.updates.push(kind, chat.id, messageJson(server, chat, message));
}

/** Privacy mode: in a group, a bot that is no administrator hears only what is meant for it. */
function botMayRead(server: Server, chat: Chat, message: StoredMessage) {
  if (chat.type === "private") return true;
  if (chat.type === "pair") return false;

  const membership = chat.members.get(server.bot.id);
  if (!isPresent(membership)) return isAboutLeaving(server, message);
  if (isAdministrator(membership)) return true;
  if (message.content.kind === "service" || message.viaBot) return true;
  if (message.replyTo && chat.messages.get(message.replyTo)?.from === server.bot.id) return true;
  return isCommandFor(server.bot.username, message);
}

/** The last thing a bot hears of a group is that it was removed. */
function isAboutLeaving(server: Server, { content }: StoredMessage) {
  if (content.kind !== "service") return false;
  const left = content.fields.left_chat_member as { id: number } | undefined;
  return left?.id === server.bot.id;
}

function isCommandFor(username: string, { content }: StoredMessage) {
  if (content.kind !== "text" || !content.text.startsWith("/")) return false;
  const addressee = content.text.match(/^\/\w+@(\w+)/)?.[1];
  return addressee === undefined || addressee.toLowerCase() === username.toLowerCase();
}
