import type { InlineKeyboardButton } from "@grammyjs/types";
import type { ActResult, ChatSummary, TapAnswer } from "../protocol";
import type { Server } from "../server";
import { chatInstance } from "../views/chat-context";
import { messageJson } from "../views/messages";
import { personJson } from "../views/users";
import type { Chat, StoredMessage } from "../world/model";
import { ActError, chatOf, type Doings, personOf } from "./act";

/** Taps on the buttons under messages. */
export const tapActs: Doings<"tap"> = {
  async tap(server, { as, chatId, messageId, row, column }): Promise<ActResult> {
    const chat = chatOf(server, as, chatId);
    const message = chat.messages.get(messageId);
    const button = message?.markup?.inline_keyboard[row]?.[column];
    if (!message || !button) throw new ActError("There is no such button any more");

    if ("callback_data" in button)
      return { ok: true, answer: await askBot(server, as, chat, message, button.callback_data) };
    return { ok: true, answer: actionOf(button) };
  },
};

async function askBot(
  server: Server,
  personId: number,
  chat: Chat,
  message: StoredMessage,
  data: string,
): Promise<TapAnswer> {
  const { id, answer } = server.queries.askCallback();
  server.updates.push("callback_query", personId, {
    id,
    from: personJson(personOf(server, personId)),
    ...(message.inlineId
      ? { inline_message_id: message.inlineId }
      : { message: messageJson(server, chat, message) }),
    chat_instance: chatInstance(chat),
    data,
  });
  return (await answer) ?? { kind: "none" };
}

/** What a button does that the bot need not be asked about. */
function actionOf(button: InlineKeyboardButton): TapAnswer {
  if ("url" in button) return { kind: "url", url: button.url };
  if ("login_url" in button) return { kind: "url", url: button.login_url.url };
  if ("pay" in button) return { kind: "pay" };
  if ("web_app" in button) return { kind: "web-app", url: button.web_app.url };
  if ("copy_text" in button) return { kind: "copy", text: button.copy_text.text };
  if ("switch_inline_query" in button)
    return { kind: "inline", query: button.switch_inline_query, chooseChat: true };
  if ("switch_inline_query_current_chat" in button)
    return { kind: "inline", query: button.switch_inline_query_current_chat };
  if ("switch_inline_query_chosen_chat" in button) {
    const { query = "", ...allowed } = button.switch_inline_query_chosen_chat;
    return { kind: "inline", query, chooseChat: true, chatKinds: chatKindsOf(allowed) };
  }
  return { kind: "silent" };
}

function chatKindsOf(allowed: Record<string, unknown>): ChatSummary["kind"][] {
  const kinds: [string, ChatSummary["kind"]][] = [
    ["allow_user_chats", "person"],
    ["allow_bot_chats", "bot"],
    ["allow_group_chats", "group"],
    ["allow_channel_chats", "channel"],
  ];
  return kinds.filter(([name]) => allowed[name] === true).map(([, kind]) => kind);
}
