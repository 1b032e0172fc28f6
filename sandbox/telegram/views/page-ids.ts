import type { Server } from "../server";
import type { Chat } from "../world/model";

/** A chat's name in the person's own Telegram: private chats are called by the other one's id. */
export function pageChatId(server: Server, chat: Chat, viewer: number) {
  if (chat.type === "private") return server.bot.id;
  if (chat.type !== "pair") return chat.id;
  return [...chat.members.keys()].find((id) => id !== viewer) ?? viewer;
}
