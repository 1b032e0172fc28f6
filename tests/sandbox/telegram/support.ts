import { createServer, type Server as HttpServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Api, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { afterEach } from "vitest";
import { createCallLog } from "@/sandbox/calls";
import { createClock } from "@/sandbox/clock";
import { createFaults } from "@/sandbox/faults";
import type { Act, ActResult, ChatMessage, Person, State } from "@/sandbox/telegram/protocol";
import { createTelegram, type TelegramOptions } from "@/sandbox/telegram/telegram";

export const token = "7000000001:stand-in-token";

export const maya: Person = {
  id: 100_000_001,
  firstName: "Maya",
  lastName: "Cohen",
  username: "maya",
  languageCode: "en",
  timeZone: "Europe/Berlin",
  role: "organizer",
  color: "violet",
};
export const omar: Person = {
  ...maya,
  id: 100_000_002,
  firstName: "Omar",
  lastName: "Haddad",
  username: "omar",
  color: "blue",
};
export const lena: Person = {
  ...maya,
  id: 100_000_003,
  firstName: "Lena",
  username: "lena",
  languageCode: "de",
  color: "pink",
};

export const bot = { id: 7_000_000_001, name: "Gather", username: "gather_bot" };

const running: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

/** A stand-in on a port of its own, with a bot's and a person's way to it. */
export async function startTelegram(options: Partial<TelegramOptions> = {}) {
  const clock = createClock();
  const faults = createFaults();
  const calls = createCallLog();
  const people = [maya, omar, lena];
  const standin = createTelegram({
    clock,
    faults,
    calls,
    token,
    bot: { ...bot },
    people,
    publicUrl: "",
    ...options,
  });
  const http = createServer((request, response) => {
    void standin.handle(request, response).then((isMine) => isMine || response.writeHead(404).end());
  });
  const url = await listen(http);
  running.push(async () => {
    await standin.close();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });

  const control = async <Result>(
    path: string,
    body?: unknown,
    method = body === undefined ? "GET" : "POST",
  ) => {
    const response = await fetch(`${url}/control/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    return (await response.json()) as Result;
  };
  return {
    url,
    clock,
    faults,
    calls,
    standin,
    api: new Api(token, { apiRoot: url }),
    control,
    act: (act: Act) => control<ActResult>("act", act),
    messages: (as: Person, chatId = bot.id) => control<ChatMessage[]>(`chats/${chatId}?as=${as.id}`),
    state: (as: Person) => control<State>(`state?as=${as.id}`),
  };
}

export type Telegram = Awaited<ReturnType<typeof startTelegram>>;

/** What Telegram says against a call. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GrammyError) return error.description;
    throw error;
  }
  throw new Error("The call was accepted");
}

/** A new group of Maya's, with the bot in it as an administrator when it has rights. */
export async function createGroup(
  telegram: Telegram,
  { members = [omar.id], withBot = true, basic = false } = {},
): Promise<number> {
  const made = await telegram.act({
    as: maya.id,
    do: "create-group",
    title: "Friends",
    members,
    withBot,
    basic,
  });
  if (!made.ok || !("chatId" in made) || made.chatId === undefined) throw new Error("No group was made");
  return made.chatId;
}

type Received = { update: Update; secret: string | undefined; at: number };

/** A webhook that keeps what it is sent, and answers as it is told. */
export async function startWebhook(
  answer: (update: Update, request: IncomingMessage) => number | Promise<number> = () => 200,
  /** What its answers ask for. */
  call: (update: Update) => object | undefined = () => undefined,
) {
  const received: Received[] = [];
  const waiting: (() => void)[] = [];
  const headers: Record<string, string> = {};
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const update = JSON.parse(Buffer.concat(chunks).toString()) as Update;
    const secret = request.headers["x-telegram-bot-api-secret-token"];
    received.push({ update, secret: typeof secret === "string" ? secret : undefined, at: Date.now() });
    for (const check of [...waiting]) check();
    const status = await answer(update, request);
    const asked = call(update);
    response.writeHead(status, headers).end(asked && JSON.stringify(asked));
  });
  const url = await listen(http);
  running.push(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });

  return {
    url: `${url}/hook`,
    received,
    headers,
    /** Waits until so many deliveries have arrived. */
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const check = () => received.length >= count && resolve();
        waiting.push(check);
        check();
      }),
  };
}

async function listen(http: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}
