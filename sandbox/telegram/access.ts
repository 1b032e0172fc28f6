import { ApiError, badRequest, forbidden } from "./errors";
import type { Params } from "./params";
import { type Server, unixTime } from "./server";
import { isPresent, privateChat } from "./world/chats";
import type { Chat, StoredMessage } from "./world/model";

/** The chat a parameter names, by id or public @username. */
export function findChat(server: Server, given: string, name = "chat_id"): Chat {
  if (given === "") throw badRequest(`${name} is empty`);
  if (given.startsWith("@")) return findPublicChat(server, given.slice(1));

  const id = Number(given);
  if (server.world.people.has(id)) return privateChat(server.world, id);
  const chat = server.world.chats.get(id);
  if (!chat || chat.type === "pair") throw badRequest("chat not found");
  return chat;
}

/** The chat of a call, where the bot may look. */
export function readableChat(server: Server, params: Params, name = "chat_id"): Chat {
  const chat = findChat(server, params.string(name), name);
  checkMembership(server, chat);
  return chat;
}

/** The chat of a call, where the bot may write. */
export function writableChat(server: Server, params: Params, name = "chat_id"): Chat {
  if (Number(params.string(name)) === server.bot.id) throw forbidden("bot can't send messages to the bot");

  const chat = findChat(server, params.string(name), name);
  checkMembership(server, chat);
  if (chat.type === "private") checkStarted(server, chat);
  if (chat.type === "channel") checkMayPost(server, chat);
  return chat;
}

/** A message in a chat; what it is wanted for is told when it is not there. */
export function findMessage(chat: Chat, params: Params, wanted: string, name = "message_id"): StoredMessage {
  const message = chat.messages.get(params.integer(name, 0));
  if (!message) throw badRequest(`${wanted} not found`);
  return message;
}

/** Whether the bot holds a right in the chat; its owner's rights are complete. */
export function botHasRight(server: Server, chat: Chat, right: string): boolean {
  const member = chat.members.get(server.bot.id);
  const rights: Record<string, boolean | undefined> = { ...member?.rights };
  return member?.status === "creator" || (member?.status === "administrator" && rights[right] === true);
}

function findPublicChat(server: Server, username: string): Chat {
  const wanted = username.toLowerCase();
  for (const chat of server.world.chats.values()) {
    if (chat.username?.toLowerCase() === wanted) return chat;
  }
  throw badRequest("chat not found");
}

function checkMembership(server: Server, chat: Chat) {
  if (chat.type === "private" || chat.type === "pair") return;
  if (chat.migratedTo !== undefined) {
    const moved = "Bad Request: group chat was upgraded to a supergroup chat";
    throw new ApiError(400, moved, { migrate_to_chat_id: chat.migratedTo });
  }
  const member = chat.members.get(server.bot.id);
  if (member?.status === "kicked") throw forbidden(`bot was kicked from the ${chat.type} chat`);
  if (!isPresent(member)) throw forbidden(`bot is not a member of the ${chat.type} chat`);
}

function checkStarted(server: Server, chat: Chat) {
  if (chat.blocked) throw forbidden("bot was blocked by the user");
  if (chat.started || (chat.writableUntil ?? 0) > unixTime(server)) return;
  throw forbidden("bot can't initiate conversation with a user");
}

function checkMayPost(server: Server, chat: Chat) {
  if (!botHasRight(server, chat, "can_post_messages"))
    throw badRequest("need administrator rights in the channel chat");
}
