import type { Change, ChatMessage, ChatSummary, State } from "../../telegram/protocol";
import type { PageState } from "./page-store";

/** What a change told by the server makes of the page's state. */
export function applyChange(state: PageState, change: Change): Partial<PageState> {
  const { server } = state;
  if (!server) return {};
  switch (change.type) {
    case "message":
    case "edited":
      return {
        server: { ...server, chats: withSummary(server.chats, change.summary) },
        conversations: withMessage(state.conversations, change.message),
        typing: change.type === "message" ? without(state.typing, change.message.chatId) : state.typing,
      };
    case "deleted":
      return { conversations: withoutMessage(state.conversations, change.chatId, change.messageId) };
    case "chat":
      return { server: { ...server, chats: withSummary(server.chats, change.summary) } };
    case "gone":
      return withoutChat(state, server, change.chatId);
    case "keyboard": {
      const others = server.keyboards.filter((keyboard) => keyboard.chatId !== change.keyboard.chatId);
      return { server: { ...server, keyboards: [...others, change.keyboard] } };
    }
    case "typing":
      return { typing: { ...state.typing, [change.chatId]: change.action } };
    case "unread": {
      const people = server.people.map((person) =>
        person.id === change.personId ? { ...person, unread: change.total } : person,
      );
      return { server: { ...server, people } };
    }
    case "clock":
      return { server: { ...server, now: change.now }, clockOffset: change.now - Date.now() };
    case "calls":
      return { server: { ...server, callsCount: change.count } };
    case "faults":
      return { server: { ...server, faults: change.faults } };
    case "web-app-answered":
      return {};
    case "reset":
      return { conversations: {}, typing: {}, replies: {}, stepsDone: [] };
  }
}

function withSummary(chats: ChatSummary[], summary: ChatSummary) {
  return chats.some((chat) => chat.id === summary.id)
    ? chats.map((chat) => (chat.id === summary.id ? summary : chat))
    : [...chats, summary];
}

function withoutChat(state: PageState, server: State, chatId: number): Partial<PageState> {
  const { [chatId]: _, ...conversations } = state.conversations;
  const wasOpen = state.chatId === chatId;
  return {
    server: { ...server, chats: server.chats.filter((chat) => chat.id !== chatId) },
    conversations,
    ...(wasOpen && { chatId: server.bot.id, view: "list" as const }),
  };
}

/** The chats with this message in its place, new or edited; what is not loaded stays so. */
export function withMessage(
  all: PageState["conversations"],
  message: ChatMessage,
): PageState["conversations"] {
  const conversation = all[message.chatId];
  if (!conversation) return all;
  const { messages } = conversation;
  const at = messages.findLastIndex((other) => other.id <= message.id);
  const replaces = messages[at]?.id === message.id;
  // An edit of a message that lies before everything loaded would leave a hole when older ones arrive.
  if (!replaces && at === -1 && !conversation.complete && messages.length > 0) return all;
  const next = messages.toSpliced(replaces ? at : at + 1, replaces ? 1 : 0, message);
  return { ...all, [message.chatId]: { ...conversation, messages: next } };
}

function withoutMessage(all: PageState["conversations"], chatId: number, messageId: number) {
  const conversation = all[chatId];
  if (!conversation) return all;
  const messages = conversation.messages.filter((message) => message.id !== messageId);
  return { ...all, [chatId]: { ...conversation, messages } };
}

/** A copy of the typing lines without one chat's. */
export function without(typing: PageState["typing"], chatId: number) {
  if (!(chatId in typing)) return typing;
  const { [chatId]: _, ...rest } = typing;
  return rest;
}
