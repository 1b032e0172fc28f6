import { addMessage, showKeyboard, showSummary } from "../conversation";
import { type Server, unixTime } from "../server";
import { isAdministrator } from "../world/chats";
import type { Chat, Content, StoredMessage } from "../world/model";
import { ActError } from "./act";

/** A person says something in a chat. Whoever writes to the bot has thereby started it. */
export function say(
  server: Server,
  personId: number,
  chat: Chat,
  content: Content,
  extra: Partial<StoredMessage> = {},
) {
  checkMayWrite(chat, personId);
  if (chat.type === "private") chat.started = true;

  const keyboard = chat.keyboards.get(personId);
  const message = addMessage(server, chat, {
    ...(chat.type === "channel" ? { views: 1 } : { from: personId }),
    content,
    ...extra,
  });
  if (keyboard?.forceReply) showKeyboard(server, chat, personId, undefined);
  markRead(server, chat, personId);
  return message;
}

export function markRead(server: Server, chat: Chat, personId: number) {
  if (!server.unread.clear(chat, personId)) return;
  showSummary(server, chat);
  server.changes.tellAll({ type: "unread", personId, total: server.unread.total(personId) });
}

/** Puts a service message into a chat: who did it, its words on the page and its fields in the Bot API. */
export function note(
  server: Server,
  chat: Chat,
  from: number | undefined,
  words: string,
  fields: Record<string, unknown>,
) {
  const sender = from === undefined || chat.type === "channel" ? {} : { from };
  return addMessage(server, chat, { ...sender, content: { kind: "service", words, fields } });
}

/** How a member update tells its moment. */
export function momentJson(server: Server) {
  return { date: unixTime(server) };
}

function checkMayWrite(chat: Chat, personId: number) {
  if (chat.blocked) throw new ActError("You blocked this bot: unblock it first");
  if (chat.migratedTo !== undefined) throw new ActError("This group has become a supergroup");
  if (chat.type === "channel" && !isAdministrator(chat.members.get(personId)))
    throw new ActError("Only administrators can post here");
}
