import { showSummary } from "../conversation";
import type { ActResult } from "../protocol";
import type { Server } from "../server";
import { withFoundEntities } from "../text/found";
import { chatJson, memberJson } from "../views/chats";
import { personJson } from "../views/users";
import { privateChat } from "../world/chats";
import type { Chat } from "../world/model";
import { type Doings, personOf } from "./act";
import { momentJson, say } from "./say";

/** What a person does with the bot as such: start it, block it, unblock it. */
export const botActs: Doings<"start" | "block" | "unblock"> = {
  start: (server, { as, parameter }) => startBot(server, as, parameter),

  block(server, { as }) {
    setBlocked(server, as, true);
    return { ok: true };
  },

  unblock(server, { as }) {
    setBlocked(server, as, false);
    return { ok: true };
  },
};

/** Presses Start, with the parameter of the link that led here. Starting a blocked bot unblocks it. */
export function startBot(server: Server, personId: number, parameter?: string): ActResult {
  personOf(server, personId);
  const chat = privateChat(server.world, personId);
  setBlocked(server, personId, false);

  const text = parameter ? `/start ${parameter}` : "/start";
  const message = say(server, personId, chat, { kind: "text", text, entities: withFoundEntities(text) });
  return { ok: true, messageId: message.id, chatId: server.bot.id };
}

/** Blocks the bot or lets it write again, and tells it. */
export function setBlocked(server: Server, personId: number, isBlocked: boolean) {
  const chat = privateChat(server.world, personId);
  if ((chat.blocked ?? false) === isBlocked) return;

  chat.blocked = isBlocked;
  showSummary(server, chat);
  tellMembership(server, chat, personId, isBlocked);
}

function tellMembership(server: Server, chat: Chat, personId: number, isBlocked: boolean) {
  const person = personOf(server, personId);
  const [before, after] = isBlocked ? (["member", "kicked"] as const) : (["kicked", "member"] as const);
  server.updates.push("my_chat_member", chat.id, {
    chat: chatJson(server, chat),
    from: personJson(person),
    ...momentJson(server),
    old_chat_member: memberJson(server, server.bot.id, { status: before }),
    new_chat_member: memberJson(server, server.bot.id, { status: after }),
  });
}
