import type { ChatAdministratorRights } from "@grammyjs/types";
import { badRequest } from "../errors";
import { isObject, optionalBoolean } from "../fields";
import type { Params } from "../params";
import type { Server } from "../server";
import { noRights } from "../views/chats";
import { botJson } from "../views/users";
import type { Methods } from "./method";

/** Who the bot is and what its profile says. */
export const profileMethods: Methods = {
  getMe: ({ bot }) => ({
    ...botJson(bot),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_guest_queries: false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: true,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }),
  logOut: () => true,
  close: () => true,

  setMyName(server, params) {
    setText(server.world.profile.names, params, "name", 64);
    const name = server.world.profile.names[""];
    if (name) server.bot.name = name;
    return true;
  },
  getMyName: ({ world, bot }, params) => ({ name: getText(world.profile.names, params) || bot.name }),

  setMyDescription: ({ world }, params) => setText(world.profile.descriptions, params, "description", 512),
  getMyDescription: ({ world }, params) => ({ description: getText(world.profile.descriptions, params) }),

  setMyShortDescription: ({ world }, params) =>
    setText(world.profile.shortDescriptions, params, "short_description", 120),
  getMyShortDescription: ({ world }, params) => ({
    short_description: getText(world.profile.shortDescriptions, params),
  }),

  setMyDefaultAdministratorRights({ world }, params) {
    world.profile[rightsField(params)] = readRights(params);
    return true;
  },
  getMyDefaultAdministratorRights: ({ world }, params) =>
    world.profile[rightsField(params)] ?? { ...noRights, can_manage_chat: false },
};

/** The text for a language, else the one for everybody. */
function getText(texts: Record<string, string>, params: Params) {
  return texts[params.string("language_code")] || texts[""] || "";
}

function setText(texts: Record<string, string>, params: Params, name: string, most: number) {
  const language = params.string("language_code");
  if (!/^(?:[a-z]{2})?$/.test(language)) throw badRequest("Invalid language code specified");

  const text = params.string(name);
  if (text.length > most) throw badRequest(`bot ${name.replaceAll("_", " ")} is too long`);
  if (text === "") delete texts[language];
  else texts[language] = text;
  return true;
}

function rightsField(params: Params) {
  return params.boolean("for_channels") ? "channelRights" : "groupRights";
}

function readRights(params: Params): ChatAdministratorRights {
  const given = params.json("rights");
  if (given === undefined) return { ...noRights, can_manage_chat: false };
  if (!isObject(given)) throw badRequest("ChatAdministratorRights must be an Object");

  const granted = Object.keys(given).filter((right) => optionalBoolean(given, right));
  return {
    ...noRights,
    can_manage_chat: false,
    ...Object.fromEntries(granted.map((right) => [right, true])),
  };
}

/** The bot's name, description and the like as a person's Telegram shows them. */
export function profileFor({ world, bot }: Server, languageCode: string) {
  const { names, descriptions } = world.profile;
  return {
    name: names[languageCode] || names[""] || bot.name,
    description: descriptions[languageCode] || descriptions[""] || "",
  };
}
