import type { Act, ActResult, Person } from "../protocol";
import type { Server } from "../server";
import { isInChat, pairChat, privateChat } from "../world/chats";
import type { Chat } from "../world/model";

/** How one kind of act is done. */
export type Doing<Kind extends Act["do"]> = (
  server: Server,
  act: Extract<Act, { do: Kind }>,
) => ActResult | Promise<ActResult>;

/** The acts of one area. */
export type Doings<Kinds extends Act["do"]> = { [Kind in Kinds]: Doing<Kind> };

/** The person cannot do that, for a reason their Telegram would show. */
export class ActError extends Error {}

export function personOf(server: Server, id: number): Person {
  const person = server.world.people.get(id);
  if (!person) throw new ActError(`There is nobody with the id ${id}`);
  return person;
}

/** The chat a person means by an id in their own Telegram. */
export function chatOf(server: Server, personId: number, chatId: number): Chat {
  personOf(server, personId);
  if (chatId === server.bot.id || chatId === personId) return privateChat(server.world, personId);
  if (server.world.people.has(chatId)) return pairChat(server.world, personId, chatId);

  const chat = server.world.chats.get(chatId);
  if (!chat || chat.type === "pair" || !isInChat(chat, personId))
    throw new ActError("You are not in this chat");
  return chat;
}

/** The same, public groups and channels included: everybody may look into those. */
export function visibleChatOf(server: Server, personId: number, chatId: number): Chat {
  const chat = server.world.chats.get(chatId);
  return chat?.username ? chat : chatOf(server, personId, chatId);
}
