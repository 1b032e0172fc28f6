import type { Person } from "../protocol";
import type { Chat, Member, World } from "./model";
import { Table } from "./table";

const colors: Person["color"][] = ["violet", "blue", "pink", "green", "orange", "cyan", "red"];

/** Chats between people have ids below this, out of the Bot API's reach. */
const pairIdsBelow = -4_000_000_000_000;

/** The person's private chat with the bot, made when first needed. */
export function privateChat(world: World, personId: number): Chat {
  const known = world.chats.get(personId);
  if (known) return known;

  return addChat(world, { id: personId, type: "private" });
}

/** The chat of two people, made when first needed. */
export function pairChat(world: World, one: number, other: number): Chat {
  const key = pairKey(one, other);
  const known = world.chats.get(world.pairs[key] ?? 0);
  if (known) return known;

  const chat = addChat(world, { id: pairIdsBelow - world.next.chat++, type: "pair" });
  for (const id of [one, other]) chat.members.set(id, { status: "member" });
  world.pairs[key] = chat.id;
  return chat;
}

/** A new group, supergroup or channel of its creator. */
export function newChat(
  world: World,
  type: "group" | "supergroup" | "channel",
  title: string,
  creator: number,
): Chat {
  const number = world.next.chat++;
  const id = type === "group" ? -number : -1_000_000_000_000 - number;
  const chat = addChat(world, { id, type, title });
  chat.members.set(creator, { status: "creator" });
  return chat;
}

/** Somebody who is in the chat now, rather than somebody who once was. */
export function isPresent(member: Member | undefined): member is Member {
  return member !== undefined && member.status !== "left" && member.status !== "kicked";
}

export function isAdministrator(member: Member | undefined): member is Member {
  return member?.status === "creator" || member?.status === "administrator";
}

/** The people who see what is said in the chat. */
export function audience(world: World, chat: Chat): number[] {
  if (chat.type === "private") return [chat.id];

  const people: number[] = [];
  for (const [id, member] of chat.members) {
    if (isPresent(member) && world.people.has(id)) people.push(id);
  }
  return people;
}

export function isInChat(chat: Chat, personId: number) {
  return chat.type === "private" ? chat.id === personId : isPresent(chat.members.get(personId));
}

function addChat(world: World, chat: Pick<Chat, "id" | "type"> & { title?: string }): Chat {
  const added: Chat = {
    ...chat,
    color: colors[Math.abs(chat.id) % colors.length]!,
    members: new Table(),
    messages: new Table(),
    nextMessageId: 1,
    pinned: [],
    keyboards: new Table(),
    unread: new Table(),
  };
  world.chats.set(added.id, added);
  return added;
}

function pairKey(one: number, other: number) {
  return one < other ? `${one}:${other}` : `${other}:${one}`;
}
