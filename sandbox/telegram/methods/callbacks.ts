import { badRequest } from "../errors";
import type { TapAnswer } from "../protocol";
import type { Server } from "../server";
import type { Methods } from "./method";

/** What a tap on a button is answered with. */
export const callbackMethods: Methods = {
  answerCallbackQuery(server, params) {
    const text = params.string("text");
    const url = params.string("url");
    if (text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
    if (url !== "" && !opensBot(server, url)) throw badRequest("URL_INVALID");

    const answer = toAnswer(text, url, params.boolean("show_alert"));
    if (!server.queries.answerCallback(params.string("callback_query_id"), answer)) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    return true;
  },
};

function toAnswer(text: string, url: string, isAlert: boolean): TapAnswer {
  if (url !== "") return { kind: "url", url, ...(text === "" ? {} : { text }) };
  if (text === "") return { kind: "silent" };
  return { kind: isAlert ? "alert" : "toast", text };
}

/** A callback may open nothing but the bot itself, with a start parameter. */
function opensBot({ bot }: Server, link: string) {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname, pathname, searchParams } = new URL(link);
  const parameter = searchParams.get("start") ?? "";
  const isBot =
    protocol === "tg:"
      ? searchParams.get("domain")?.toLowerCase() === bot.username.toLowerCase()
      : ["t.me", "telegram.me"].includes(hostname) &&
        pathname.slice(1).toLowerCase() === bot.username.toLowerCase();
  return isBot && /^[\w-]{1,64}$/.test(parameter);
}
