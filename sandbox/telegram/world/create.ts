import { emptyTill } from "../payments/model";
import type { Person } from "../protocol";
import type { BotProfile, Chat, World } from "./model";
import { reviveTable, Table } from "./table";

/** The world on its first day: people who have never met the bot. */
export function createWorld(people: Person[]): World {
  return {
    people: new Table(people.map((person) => [person.id, { ...person }])),
    chats: new Table(),
    pairs: {},
    files: {},
    inlineMessages: {},
    prepared: {},
    cloudStorage: {},
    till: emptyTill(),
    profile: createProfile(),
    webhook: { url: "", secretToken: "", maxConnections: 40, allowedUpdates: [] },
    pendingUpdates: new Table(),
    // Real counters start anywhere; small numbers would hide code that mixes one kind of id up with another.
    next: { update: 481_516_001, chat: 2_100_000_001, query: 7_300_000_001, file: 1 },
  };
}

/** The world as it was saved; people the sandbox has gained since join it. */
export function reviveWorld(saved: unknown, people: Person[]): World {
  const world = saved as World;
  const revived: World = {
    ...world,
    cloudStorage: world.cloudStorage ?? {},
    till: world.till ?? emptyTill(),
    people: reviveTable<Person>(world.people),
    chats: reviveTable<Chat>(world.chats, reviveChat),
    pendingUpdates: reviveTable(world.pendingUpdates),
    profile: { ...world.profile, menuButtons: reviveTable(world.profile.menuButtons) },
  };
  for (const person of people) {
    if (!revived.people.has(person.id)) revived.people.set(person.id, { ...person });
  }
  return revived;
}

/** Forgets chats, messages and what waited to be delivered; people, the bot's profile and its webhook stay. */
export function forgetChats(world: World) {
  world.chats.clear();
  world.pairs = {};
  world.files = {};
  world.inlineMessages = {};
  world.prepared = {};
  world.cloudStorage = {};
  world.till = emptyTill();
  world.pendingUpdates.clear();
}

function createProfile(): BotProfile {
  return {
    names: {},
    descriptions: {},
    shortDescriptions: {},
    commands: {},
    menuButton: { type: "default" },
    menuButtons: new Table(),
  };
}

function reviveChat(chat: Chat): Chat {
  return {
    ...chat,
    members: reviveTable(chat.members),
    messages: reviveTable(chat.messages),
    keyboards: reviveTable(chat.keyboards),
    unread: reviveTable(chat.unread),
  };
}
