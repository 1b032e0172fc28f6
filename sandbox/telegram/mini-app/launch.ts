import { randomBytes } from "node:crypto";
import { ActError, chatOf, personOf } from "../acts/act";
import { menuButtonFor } from "../profile-shown";
import { type Server, unixTime } from "../server";
import { chatInstance, chatType } from "../views/chat-context";
import { privateChat } from "../world/chats";
import { query, signInitData } from "./init-data";
import type { Client, LaunchWay, MiniAppAct } from "./protocol";
import { themes } from "./themes";

type Launch = Extract<MiniAppAct, { do: "open-web-app" }>;

/** The Telegram that a Mini App is shown in unless another one is asked for. */
const currentClient: Client = { version: "9.6", platform: "tdesktop", theme: "light" };

/** The address a Mini App is loaded from when this person opens it this way. */
export function launch(server: Server, personId: number, { by = "link", mode, client, ...asked }: Launch) {
  const { version, platform, theme } = { ...currentClient, ...client };
  const { queryId, initData } = identify(server, personId, by, asked);
  const url = addressOf(server, personId, by, asked);
  url.hash = query({
    ...(initData === undefined ? {} : { tgWebAppData: initData }),
    tgWebAppVersion: version,
    tgWebAppPlatform: platform,
    tgWebAppThemeParams: JSON.stringify(themes[theme]),
    tgWebAppBotInline: "1",
    ...(mode === "fullscreen" ? { tgWebAppFullscreen: "1" } : {}),
  });
  return { url: url.href, ...(queryId === undefined ? {} : { queryId }) };
}

function addressOf(
  server: Server,
  personId: number,
  by: LaunchWay,
  { url: given, startParam }: Pick<Launch, "url" | "startParam">,
) {
  const menu = menuButtonFor(server, privateChat(server.world, personId))?.url;
  const address = given ?? (by === "menu" ? menu : undefined) ?? server.miniAppUrl ?? menu;
  if (address === undefined) throw new ActError("The bot has no Mini App");
  if (!/^[\w-]{0,512}$/.test(startParam ?? "")) throw new ActError("START_PARAM_INVALID");

  const url = new URL(address);
  if (startParam) url.searchParams.set("tgWebAppStartParam", startParam);
  return url;
}

function identify(
  server: Server,
  personId: number,
  by: LaunchWay,
  { chatId = server.bot.id, startParam, authDate = unixTime(server) }: Omit<Launch, "do">,
) {
  const user = userJson(server, personId);
  if (by === "keyboard" || by === "inline") return {};

  const common = { auth_date: String(authDate) };
  if (by === "link") {
    const chat = chatOf(server, personId, chatId);
    const context = { chat_instance: chatInstance(chat), chat_type: chatType(personId, chat) };
    const start = startParam ? { start_param: startParam } : {};
    return { initData: signInitData({ user, ...context, ...start, ...common }, server.token) };
  }
  const queryId = `AA${randomBytes(16).toString("base64url")}`;
  server.openWebApps.set(queryId, personId);
  return { queryId, initData: signInitData({ query_id: queryId, user, ...common }, server.token) };
}

/** The person as init data names them: here an absent last name is an empty one. */
function userJson(server: Server, personId: number): string {
  const person = personOf(server, personId);
  const { started, blocked } = privateChat(server.world, personId);
  return JSON.stringify({
    id: person.id,
    first_name: person.firstName,
    last_name: person.lastName ?? "",
    ...(person.username ? { username: person.username } : {}),
    language_code: person.languageCode,
    ...(started && !blocked ? { allows_write_to_pm: true } : {}),
  });
}
