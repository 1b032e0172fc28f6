import type { KeyboardButton } from "@grammyjs/types";
import { showKeyboard } from "../conversation";
import { changeMembership } from "../membership";
import type { Act, ActResult } from "../protocol";
import type { Server } from "../server";
import { withFoundEntities } from "../text/found";
import { noRights } from "../views/chats";
import { userJson } from "../views/users";
import { isPresent } from "../world/chats";
import type { Chat } from "../world/model";
import { ActError, chatOf, type Doings } from "./act";
import { note, say } from "./say";
import { ownContact } from "./talk";

type Shared = Extract<Act, { do: "press-key" }>["share"];

/** The keys of the keyboard below the input field: most say their text, some share something. */
export const keyActs: Doings<"press-key"> = {
  "press-key"(server, { as, chatId, row, column, share }) {
    const chat = chatOf(server, as, chatId);
    const keyboard = chat.keyboards.get(as)?.markup;
    const key = keyboard?.keyboard[row]?.[column];
    if (!keyboard || key === undefined) throw new ActError("There is no such key any more");

    const result = press(server, as, chat, key, share);
    if (keyboard.one_time_keyboard) showKeyboard(server, chat, as, undefined);
    return result;
  },
};

function press(server: Server, personId: number, chat: Chat, key: KeyboardButton, share: Shared): ActResult {
  if (typeof key === "string") return sayText(server, personId, chat, key);
  if ("web_app" in key) return { ok: true, open: { miniApp: { url: key.web_app.url } } };
  if ("request_contact" in key)
    return { ok: true, messageId: say(server, personId, chat, ownContact(server, personId)).id };
  if ("request_location" in key) {
    const { latitude, longitude } = share ?? {};
    if (latitude === undefined || longitude === undefined) throw new ActError("Which place is it?");
    return { ok: true, messageId: say(server, personId, chat, { kind: "location", latitude, longitude }).id };
  }
  if ("request_chat" in key) return shareChat(server, personId, chat, key.request_chat, share?.chatId);
  if ("request_users" in key) return shareUser(server, personId, chat, key.request_users, share?.chatId);
  return sayText(server, personId, chat, key.text);
}

function sayText(server: Server, personId: number, chat: Chat, text: string): ActResult {
  return {
    ok: true,
    messageId: say(server, personId, chat, { kind: "text", text, entities: withFoundEntities(text) }).id,
  };
}

type ChatRequest = Extract<KeyboardButton, { request_chat: unknown }>["request_chat"];

/** The bot learns which chat it was, and gets the rights it asked for there if it asked. */
function shareChat(
  server: Server,
  personId: number,
  chat: Chat,
  request: ChatRequest,
  chosen: number | undefined,
): ActResult {
  if (chosen === undefined) throw new ActError("Which chat is it?");
  const shared = chatOf(server, personId, chosen);
  const isChannel = shared.type === "channel";
  if (shared.type === "private" || shared.type === "pair" || isChannel !== request.chat_is_channel) {
    throw new ActError("Such a chat cannot be chosen here");
  }

  const rights = request.bot_administrator_rights;
  const known = shared.members.get(server.bot.id);
  if (rights)
    changeMembership(server, shared, personId, server.bot.id, {
      status: "administrator",
      rights: { ...noRights, ...rights },
    });
  else if (request.bot_is_member && !isPresent(known))
    changeMembership(server, shared, personId, server.bot.id, { status: "member" });

  const chat_shared = {
    request_id: request.request_id,
    chat_id: shared.id,
    ...(request.request_title ? { title: shared.title } : {}),
    ...(request.request_username && shared.username ? { username: shared.username } : {}),
  };
  return {
    ok: true,
    messageId: note(server, chat, personId, `You shared “${shared.title}” with the bot`, { chat_shared }).id,
  };
}

type UsersRequest = Extract<KeyboardButton, { request_users: unknown }>["request_users"];

function shareUser(
  server: Server,
  personId: number,
  chat: Chat,
  request: UsersRequest,
  chosen: number | undefined,
): ActResult {
  const person = server.world.people.get(chosen ?? 0);
  if (!person) throw new ActError("Which person is it?");

  const { id, first_name, last_name, username } = userJson(server, person.id);
  const named = request.request_name ? { first_name, ...(last_name ? { last_name } : {}) } : {};
  const user = { user_id: id, ...named, ...(request.request_username && username ? { username } : {}) };
  const users_shared = { request_id: request.request_id, users: [user], user_ids: [id] };
  return {
    ok: true,
    messageId: note(server, chat, personId, `You shared ${person.firstName} with the bot`, { users_shared })
      .id,
  };
}
