import type { ChatAdministratorRights, ChatPermissions } from "@grammyjs/types";
import type { Server } from "../server";
import type { Chat, Member } from "../world/model";
import { userJson } from "./users";

/** A chat as it stands inside messages. */
export type ChatJson = {
  id: number;
  type: "private" | "group" | "supergroup" | "channel";
  title?: string;
  username?: string;
  first_name?: string;
  last_name?: string;
};

export function chatJson(server: Server, chat: Chat): ChatJson {
  if (chat.type === "private" || chat.type === "pair") {
    const { first_name, last_name, username } = userJson(server, chat.id);
    return {
      id: chat.id,
      first_name,
      ...(last_name ? { last_name } : {}),
      ...(username ? { username } : {}),
      type: "private",
    };
  }
  return {
    id: chat.id,
    title: chat.title ?? "",
    ...(chat.username ? { username: chat.username } : {}),
    type: chat.type,
  };
}

/** A membership as `getChatMember` and the member updates tell it. */
export function memberJson(
  server: Server,
  userId: number,
  member: Member | undefined,
): Record<string, unknown> {
  const status = member?.status ?? "left";
  const base = { user: userJson(server, userId), status };
  switch (status) {
    case "creator":
      return { ...base, is_anonymous: false };
    case "administrator":
      return { ...base, can_be_edited: false, ...noRights, ...member?.rights };
    case "restricted":
      return { ...base, is_member: true, ...memberPermissions, until_date: 0 };
    case "kicked":
      return { ...base, until_date: 0 };
    default:
      return base;
  }
}

/** An administrator who may nothing in particular; the base that granted rights are laid on. */
export const noRights: ChatAdministratorRights = {
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
};

/** What everybody may do in a group. */
export const memberPermissions: ChatPermissions = {
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_video_notes: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_change_info: false,
  can_invite_users: true,
  can_pin_messages: false,
  can_manage_topics: false,
};
