import type { Chat } from "../world/model";

/** A number for the chat that tells nothing about it. */
export function chatInstance(chat: Chat) {
  return String(BigInt.asIntN(64, BigInt(chat.id) * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n));
}

/** How a bot that is not in a chat learns of its kind. `sender` is the person's own chat with the bot. */
export function chatType(personId: number, chat: Chat) {
  if (chat.type === "pair") return "private";
  return chat.type === "private" && chat.id === personId ? "sender" : chat.type;
}
