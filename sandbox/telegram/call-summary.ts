import type { Params } from "./params";
import type { Server } from "./server";

/** To whom and what, in a line, for the list of calls. */
export function summarize({ world }: Server, params: Params): string {
  const chatId = params.integer("chat_id", 0);
  const name = world.people.get(chatId)?.firstName ?? world.chats.get(chatId)?.title;
  const to = params.has("chat_id") ? `to ${name ?? params.string("chat_id")}` : "";
  const said = params.string("text") || params.string("caption") || params.string("title");
  const quoted = said === "" ? "" : `“${said.length > 80 ? `${said.slice(0, 79)}…` : said}”`;
  return [to, quoted].filter(Boolean).join(" ");
}
