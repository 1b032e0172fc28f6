import type { MiniAppLink } from "../mini-app/protocol";
import { slugOf } from "../payments/links";
import type { ActResult } from "../protocol";
import type { Server } from "../server";
import { chatSummary } from "../views/page-chats";
import { isInChat } from "../world/chats";
import type { Chat } from "../world/model";
import { type Doings, personOf } from "./act";
import { startBot } from "./bot";

/** Where links lead: those of t.me into Telegram itself, others out of it. */
export const linkActs: Doings<"open-link"> = {
  "open-link"(server, { as, url }): ActResult {
    personOf(server, as);
    const invoice = slugOf(url);
    if (invoice !== undefined) return { ok: true, open: { invoice } };

    const link = parseLink(url);
    if (!link) return { ok: true, open: { url } };
    if (link.name.toLowerCase() === server.bot.username.toLowerCase()) return openBot(server, as, link);

    const wanted = link.name.toLowerCase();
    const chat = [...server.world.chats.values()].find((one) => one.username?.toLowerCase() === wanted);
    if (chat) return openPublicChat(server, as, chat);
    const person = [...server.world.people.values()].find((one) => one.username?.toLowerCase() === wanted);
    return { ok: true, open: person ? { chatId: person.id } : { url } };
  },
};

type Link = { name: string; app: string | undefined; query: URLSearchParams };

/** `https://t.me/name`, `https://t.me/name/app` or `tg://resolve?domain=name`. */
function parseLink(url: string): Link | undefined {
  const withScheme = /^[a-z]+:/i.test(url) ? url : `https://${url}`;
  if (!URL.canParse(withScheme)) return undefined;

  const { protocol, hostname, pathname, searchParams: query } = new URL(withScheme);
  if (protocol === "tg:") {
    const name = query.get("domain");
    return name ? { name, app: query.get("appname") ?? undefined, query } : undefined;
  }
  if (!["t.me", "telegram.me", "telegram.dog"].includes(hostname)) return undefined;
  const [, name, app] = pathname.split("/");
  return name && name !== "share" && !name.startsWith("+") ? { name, app, query } : undefined;
}

/** Somebody who is no member sees the chat all the same, and may join it. */
function openPublicChat(server: Server, personId: number, chat: Chat): ActResult {
  if (!isInChat(chat, personId))
    server.changes.tell(personId, { type: "chat", summary: chatSummary(server, chat, personId) });
  return { ok: true, open: { chatId: chat.id } };
}

function openBot(server: Server, personId: number, { app, query }: Link): ActResult {
  const startParam = query.get("startapp");
  if (app !== undefined || startParam !== null)
    return { ok: true, open: { miniApp: { ...(startParam ? { startParam } : {}), ...modeOf(query) } } };

  const startGroup = query.get("startgroup") ?? (query.has("startchannel") ? "" : null);
  if (startGroup !== null) {
    const rights = query.get("admin")?.split(/[+ ]/).filter(Boolean);
    return {
      ok: true,
      open: {
        chooseGroup: { ...(startGroup ? { parameter: startGroup } : {}), ...(rights ? { rights } : {}) },
      },
    };
  }

  const parameter = query.get("start");
  if (parameter) startBot(server, personId, parameter);
  return { ok: true, open: { chatId: server.bot.id } };
}

function modeOf(query: URLSearchParams): Pick<MiniAppLink, "mode"> {
  const mode = query.get("mode");
  return mode === "compact" || mode === "fullscreen" ? { mode } : {};
}
