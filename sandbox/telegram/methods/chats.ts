import { readableChat } from "../access";
import { badRequest } from "../errors";
import { changeMembership } from "../membership";
import { memberJson } from "../views/chats";
import { fullChatJson } from "../views/full-chats";
import { memberCount } from "../views/page-chats";
import { isAdministrator } from "../world/chats";
import type { Methods } from "./method";

/** What the bot may know about chats and who is in them. */
export const chatMethods: Methods = {
  getChat: (server, params) => fullChatJson(server, readableChat(server, params)),

  getChatMember(server, params) {
    const userId = params.integer("user_id", 0);
    if (userId <= 0) throw badRequest("Invalid user_id specified");

    const chat = readableChat(server, params);
    if (chat.type === "private") {
      const isThere = userId === chat.id || userId === server.bot.id;
      return memberJson(server, userId, isThere ? { status: "member" } : undefined);
    }
    const isKnown = userId === server.bot.id || server.world.people.has(userId);
    if (!isKnown) throw badRequest("user not found");
    return memberJson(server, userId, chat.members.get(userId));
  },

  getChatAdministrators(server, params) {
    const chat = readableChat(server, params);
    if (chat.type === "private") throw badRequest("there are no administrators in the private chat");

    const administrators = [...chat.members].filter(
      ([id, member]) => isAdministrator(member) && id !== server.bot.id,
    );
    return administrators.map(([id, member]) => memberJson(server, id, member));
  },

  getChatMemberCount(server, params) {
    const chat = readableChat(server, params);
    return chat.type === "private" ? 2 : memberCount(server, chat);
  },

  leaveChat(server, params) {
    const chat = readableChat(server, params);
    if (chat.type === "private") throw badRequest("chat member status can't be changed in private chats");
    changeMembership(server, chat, server.bot.id, server.bot.id, { status: "left" });
    return true;
  },
};
