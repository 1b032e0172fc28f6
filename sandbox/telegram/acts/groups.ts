import { addMessage, showSummary } from "../conversation";
import { changeMembership } from "../membership";
import type { Act, ActResult } from "../protocol";
import type { Server } from "../server";
import { withFoundEntities } from "../text/found";
import { noRights } from "../views/chats";
import { isAdministrator, isPresent, newChat } from "../world/chats";
import type { Chat, Member } from "../world/model";
import { ActError, chatOf, type Doings, personOf, visibleChatOf } from "./act";
import { note, say } from "./say";

/** Groups and channels: making them, and who is in them. */
export const groupActs: Doings<
  | "create-group"
  | "create-channel"
  | "add-bot"
  | "add-members"
  | "remove-bot"
  | "join"
  | "leave"
  | "upgrade-group"
> = {
  "create-group": (server, act) => create(server, act.basic ? "group" : "supergroup", act),
  "create-channel": (server, act) => create(server, "channel", act),

  "add-bot"(server, { as, chatId, rights, parameter }) {
    const chat = chatOf(server, as, chatId);
    checkIsGroup(chat);
    const mayAppoint = isAdministrator(chat.members.get(as));
    if ((rights !== undefined || chat.type === "channel") && !mayAppoint)
      throw new ActError("Only administrators can do that");

    changeMembership(server, chat, as, server.bot.id, botMember(chat, rights));
    if (parameter !== undefined) {
      const text = `/start@${server.bot.username} ${parameter}`.trim();
      say(server, as, chat, { kind: "text", text, entities: withFoundEntities(text) });
    }
    return { ok: true, chatId };
  },

  "add-members"(server, { as, chatId, members }) {
    const chat = chatOf(server, as, chatId);
    checkIsGroup(chat);
    for (const id of members) {
      personOf(server, id);
      if (!isPresent(chat.members.get(id))) changeMembership(server, chat, as, id, { status: "member" });
    }
    return { ok: true, chatId };
  },

  "remove-bot"(server, { as, chatId }) {
    const chat = chatOf(server, as, chatId);
    checkIsGroup(chat);
    if (!isAdministrator(chat.members.get(as))) throw new ActError("Only administrators can do that");
    if (!isPresent(chat.members.get(server.bot.id))) throw new ActError("The bot is not in this chat");
    changeMembership(server, chat, as, server.bot.id, { status: "kicked" });
    return { ok: true };
  },

  join(server, { as, chatId }) {
    const chat = visibleChatOf(server, as, chatId);
    checkIsGroup(chat);
    const known = chat.members.get(as);
    if (known?.status === "kicked") throw new ActError("You were removed from this chat");
    if (!isPresent(known)) changeMembership(server, chat, as, as, { status: "member" });
    return { ok: true, chatId };
  },

  leave(server, { as, chatId }) {
    const chat = chatOf(server, as, chatId);
    checkIsGroup(chat);
    changeMembership(server, chat, as, as, { status: "left" });
    return { ok: true };
  },

  "upgrade-group"(server, { as, chatId }) {
    const group = chatOf(server, as, chatId);
    if (group.type !== "group" || group.migratedTo !== undefined)
      throw new ActError("Only a basic group can be upgraded");
    return { ok: true, chatId: upgrade(server, as, group).id };
  },
};

type Creation = Extract<Act, { do: "create-group" | "create-channel" }>;

function create(
  server: Server,
  type: "group" | "supergroup" | "channel",
  { as: creator, title, members, withBot, username }: Creation,
): ActResult {
  const { firstName } = personOf(server, creator);
  for (const id of members) personOf(server, id);

  const chat = newChat(server.world, type, title, creator);
  if (username && type !== "group") chat.username = username;
  for (const id of members) if (id !== creator) chat.members.set(id, { status: "member" });
  note(
    server,
    chat,
    creator,
    `${firstName} created the ${type === "channel" ? "channel" : "group"} “${title}”`,
    {
      [`${chat.type}_chat_created`]: true,
    },
  );
  if (withBot)
    changeMembership(
      server,
      chat,
      creator,
      server.bot.id,
      botMember(chat, chat.type === "channel" ? [] : undefined),
    );
  showSummary(server, chat);
  return { ok: true, chatId: chat.id };
}

/** In a channel a bot can only be an administrator; in a group, when it was given rights. */
function botMember(chat: Chat, rights: string[] | undefined): Member {
  if (rights === undefined && chat.type !== "channel") return { status: "member" };

  const names = (rights ?? []).map((right) => (right.startsWith("can_") ? right : `can_${right}`));
  const posting = chat.type === "channel" ? { can_post_messages: true, can_edit_messages: true } : {};
  const granted = Object.fromEntries(names.map((name) => [name, true]));
  return { status: "administrator", rights: { ...noRights, ...posting, ...granted } };
}

function upgrade(server: Server, by: number, group: Chat): Chat {
  const supergroup = newChat(server.world, "supergroup", group.title ?? "", by);
  for (const [id, member] of group.members) supergroup.members.set(id, { ...member });
  supergroup.color = group.color;

  addMessage(
    server,
    group,
    service("The group became a supergroup", { migrate_to_chat_id: supergroup.id }, by),
  );
  group.migratedTo = supergroup.id;
  addMessage(
    server,
    supergroup,
    service("The group became a supergroup", { migrate_from_chat_id: group.id }, by),
  );
  return supergroup;
}

function service(words: string, fields: Record<string, unknown>, from: number) {
  return { from, content: { kind: "service" as const, words, fields } };
}

function checkIsGroup(chat: Chat) {
  if (chat.type === "private" || chat.type === "pair") throw new ActError("That is not a group or channel");
}
