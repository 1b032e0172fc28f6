import type { Person } from "../protocol";
import type { Bot, Server } from "../server";

/** A user as the Bot API tells it. */
export type UserJson = {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
};

export function personJson(person: Person): UserJson {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.lastName ? { last_name: person.lastName } : {}),
    ...(person.username ? { username: person.username } : {}),
    language_code: person.languageCode,
  };
}

export function botJson(bot: Bot): UserJson {
  return { id: bot.id, is_bot: true, first_name: bot.name, username: bot.username };
}

/** Anybody by id; somebody unknown has at least a name. */
export function userJson(server: Server, id: number): UserJson {
  if (id === server.bot.id) return botJson(server.bot);
  const person = server.world.people.get(id);
  return person ? personJson(person) : { id, is_bot: false, first_name: "Deleted Account" };
}

/** First and last name, as a chat list shows them. */
export function fullName(person: Pick<Person, "firstName" | "lastName">) {
  return person.lastName ? `${person.firstName} ${person.lastName}` : person.firstName;
}
