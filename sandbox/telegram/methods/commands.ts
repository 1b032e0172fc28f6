import type { BotCommand, MenuButton } from "@grammyjs/types";
import { findChat } from "../access";
import { badRequest } from "../errors";
import { isObject, requiredInteger, requiredObject, requiredText, within } from "../fields";
import { checkLink } from "../markup/links";
import type { Params } from "../params";
import { commandsKey } from "../profile-shown";
import type { Server } from "../server";
import type { Methods } from "./method";

/** The lists of commands, and the button beside the input field. */
export const commandMethods: Methods = {
  setMyCommands(server, params) {
    const commands = readCommands(params);
    const key = readKey(server, params);
    if (commands.length === 0) delete server.world.profile.commands[key];
    else server.world.profile.commands[key] = commands;
    return true;
  },

  getMyCommands: (server, params) => server.world.profile.commands[readKey(server, params)] ?? [],

  deleteMyCommands(server, params) {
    delete server.world.profile.commands[readKey(server, params)];
    return true;
  },

  setChatMenuButton(server, params) {
    const { profile } = server.world;
    const button = within("Can't parse menu button", () => readMenuButton(params.json("menu_button")));
    if (!params.has("chat_id")) profile.menuButton = button;
    else profile.menuButtons.set(privateChatId(server, params), button);
    return true;
  },

  getChatMenuButton(server, params) {
    const { profile } = server.world;
    if (!params.has("chat_id")) return profile.menuButton;
    return profile.menuButtons.get(privateChatId(server, params)) ?? profile.menuButton;
  },
};

const scopes = [
  "default",
  "all_private_chats",
  "all_group_chats",
  "all_chat_administrators",
  "chat",
  "chat_administrators",
  "chat_member",
];

function readKey(server: Server, params: Params): string {
  const language = params.string("language_code");
  if (!/^(?:[a-z]{2})?$/.test(language)) throw badRequest("Invalid language code specified");

  const scope = params.json("scope", "BotCommandScope");
  return commandsKey(scope === undefined ? { type: "default" } : readScope(server, scope), language);
}

function readScope(server: Server, given: unknown) {
  if (!isObject(given)) throw badRequest("BotCommandScope must be an Object");

  const type = within("Can't parse BotCommandScope", () => requiredText(given, "type"));
  if (!scopes.includes(type)) throw badRequest("Can't parse BotCommandScope: Unsupported type specified");
  if (!["chat", "chat_administrators", "chat_member"].includes(type)) return { type };

  const chat = findChat(
    server,
    within("Can't parse BotCommandScope", () => requiredText(given, "chat_id")),
  );
  if (type !== "chat" && chat.type === "private") throw badRequest("can't change commands in private chats");
  return {
    type,
    chatId: chat.id,
    ...(type === "chat_member" ? { userId: requiredInteger(given, "user_id") } : {}),
  };
}

function readCommands(params: Params): BotCommand[] {
  const given = params.json("commands") ?? [];
  if (!Array.isArray(given)) throw badRequest("Expected an Array of BotCommand");
  if (given.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  return given.map((command) => within("Can't parse BotCommand", () => readCommand(command)));
}

function readCommand(given: unknown): BotCommand {
  if (!isObject(given)) throw badRequest("expected an Object");

  const command = requiredText(given, "command").replace(/^\//, "");
  const description = requiredText(given, "description");
  if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
  if (description === "" || description.length > 256) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  return { command, description };
}

function readMenuButton(given: unknown): MenuButton {
  if (given === undefined) return { type: "default" };
  if (!isObject(given)) throw badRequest("MenuButton must be an Object");

  const type = requiredText(given, "type");
  if (type === "default" || type === "commands") return { type };
  if (type !== "web_app") throw badRequest("MenuButton has unsupported type");

  const text = requiredText(given, "text");
  const url = requiredText(requiredObject(given, "web_app"), "url");
  checkLink("Menu button Web App", url, { httpsOnly: true });
  if (text === "") throw badRequest("BUTTON_TEXT_INVALID");
  return { type, text, web_app: { url } };
}

function privateChatId(server: Server, params: Params) {
  const chat = findChat(server, params.string("chat_id"));
  if (chat.type !== "private") throw badRequest("chat_id must be a private chat");
  return chat.id;
}
