import type { Server } from "../server";
import type { Chat } from "../world/model";
import { chatJson, memberPermissions } from "./chats";
import { messageJson } from "./messages";

/** A chat as `getChat` tells it. */
export function fullChatJson(server: Server, chat: Chat): Record<string, unknown> {
  const pinned = chat.messages.get(chat.pinned.at(-1) ?? 0);
  return {
    ...chatJson(server, chat),
    ...(chat.description ? { description: chat.description } : {}),
    ...(chat.username ? { active_usernames: [chat.username] } : {}),
    ...(chat.type === "group" || chat.type === "supergroup" ? { permissions: memberPermissions } : {}),
    ...(pinned ? { pinned_message: messageJson(server, chat, pinned) } : {}),
    accent_color_id: Math.abs(chat.id) % 7,
    max_reaction_count: 11,
    accepted_gift_types: noGifts,
  };
}

const noGifts = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};
