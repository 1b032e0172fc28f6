import type { IncomingMessage, ServerResponse } from "node:http";
import { ActError, personOf, visibleChatOf } from "../acts/act";
import { act } from "../acts/table";
import { sendBytes, sendJson } from "../http/answer";
import { readBytes } from "../http/body";
import { fetchDownload } from "../mini-app/download";
import type { BridgeLine } from "../mini-app/protocol";
import { noteTraffic } from "../mini-app/traffic";
import type { Act, Fault, Person } from "../protocol";
import type { Server } from "../server";
import { pageMessage } from "../views/page-messages";
import { forgetChats } from "../world/create";
import { streamChanges } from "./events";
import { stateFor } from "./state";

type Handler = (server: Server, request: Asked) => unknown;

type Asked = { query: URLSearchParams; rest: string; body: () => Promise<unknown> };

/** What is answered as JSON, by method and the first part of the path. */
const handlers: Record<string, Handler> = {
  "GET state": (server, { query }) => stateFor(server, personAsked(query) || firstPerson(server)),
  "GET chats": (server, { query, rest }) => readMessages(server, personAsked(query), Number(rest), query),
  "POST act": async (server, { body }) => act(server, (await body()) as Act),
  "POST clock": async (server, { body }) =>
    moveClock(server, (await body()) as { advanceMs?: number; to?: string }),
  "GET clock": (server) => ({ now: server.clock.now() }),
  "GET faults": (server) => server.faults.list(),
  "PUT faults": async (server, { body }) => server.faults.set((await body()) as Fault[]),
  "GET calls": (server, { query }) => server.calls.since(Number(query.get("since") ?? 0)),
  "GET upcoming": (server) => server.upcoming(),
  "POST people": async (server, { body }) => addPeople(server, (await body()) as Person[]),
  "POST bridge": async (server, { query, body }) => {
    const { firstName } = personOf(server, personAsked(query));
    noteTraffic(server, firstName, (await body()) as BridgeLine[]);
    return { ok: true };
  },
  "POST reset": reset,
};

/** The control API's door: everything below `/control/`. Says false when something else is asked for. */
export async function handleControl(
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? "/", "http://telegram");
  const [, first, name = "", ...more] = url.pathname.split("/");
  if (first !== "control") return false;

  const rest = decodeURIComponent(more.join("/"));
  if (name === "events") streamChanges(server, personAsked(url.searchParams), response);
  else if (name === "files") sendFile(server, rest, response);
  else if (name === "download") await download(url.searchParams.get("url") ?? "", response);
  else {
    const handler = handlers[`${request.method} ${name}`];
    if (!handler) return false;
    const body = async () => JSON.parse((await readBytes(request)).toString() || "null") as unknown;
    await answer(response, () => handler(server, { query: url.searchParams, rest, body }));
  }
  return true;
}

async function answer(response: ServerResponse, handle: () => unknown) {
  try {
    sendJson(response, 200, await handle());
  } catch (error) {
    if (!(error instanceof ActError) && !(error instanceof SyntaxError)) throw error;
    sendJson(response, 400, { ok: false, error: error.message });
  }
}

function personAsked(query: URLSearchParams) {
  return Number(query.get("as"));
}

/** A page that is opened for the first time does not know anybody yet. */
function firstPerson({ world }: Server) {
  return world.people.keys().next().value ?? 0;
}

function readMessages(server: Server, personId: number, chatId: number, query: URLSearchParams) {
  const chat = visibleChatOf(server, personId, chatId);
  const before = Number(query.get("before") ?? Infinity);
  const limit = Number(query.get("limit") ?? 50);
  const messages = [...chat.messages.values()].filter((message) => message.id < before).slice(-limit);
  return messages.map((message) => pageMessage(server, chat, message, personId));
}

function moveClock({ clock }: Server, { advanceMs, to }: { advanceMs?: number; to?: string }) {
  if (to !== undefined) clock.set(Date.parse(to));
  else clock.advance(advanceMs ?? 0);
  return { now: clock.now() };
}

function addPeople({ world }: Server, people: Person[]) {
  for (const person of people) world.people.set(person.id, { ...person });
  return people;
}

function reset({ world, unread, queries, checkouts, updates, changes }: Server) {
  forgetChats(world);
  unread.recount();
  queries.forget();
  checkouts.forget();
  updates.restart();
  changes.tellAll({ type: "reset" });
  return { ok: true };
}

async function download(url: string, response: ServerResponse) {
  try {
    const { bytes, type } = await fetchDownload(url);
    sendBytes(response, bytes, type);
  } catch (error) {
    if (!(error instanceof ActError)) throw error;
    sendJson(response, 400, { ok: false, error: error.message });
  }
}

function sendFile({ files }: Server, fileId: string, response: ServerResponse) {
  const file = files.find(fileId);
  const bytes = file && files.bytes(file);
  if (file && bytes) sendBytes(response, bytes, file.mime || "application/octet-stream");
  else sendJson(response, 404, { ok: false, error: "There is no such file" });
}
