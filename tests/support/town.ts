import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Api, BotError, GrammyError, HttpError } from "grammy";
import type { Update } from "grammy/types";
import { uuidv7 } from "uuidv7";
import { test as base, expect } from "vitest";
import { createBot } from "@/bot/bot";
import type { Actor, Context, Settings } from "@/domain/context";
import { pictures } from "@/gateways/images";
import { createInvoices } from "@/gateways/telegram/invoices";
import { createMessenger } from "@/gateways/telegram/messenger";
import { createCallLog } from "@/sandbox/calls";
import { createClock } from "@/sandbox/clock";
import { createFaults } from "@/sandbox/faults";
import { people } from "@/sandbox/people";
import type { Act, ActResult, Call, ChatMessage, Fault, State } from "@/sandbox/telegram/protocol";
import { createTelegram } from "@/sandbox/telegram/telegram";
import { drain } from "@/tests/support/drain";
import { createBank } from "./bank";
import { db, emptyDatabase } from "./database";
import { testLog } from "./log";
import { ticketCodes } from "./ticket-codes";

const token = "4100410041:AAE-sandbox-token-not-a-secret-000000";
export const botId = 4100410041;
const bot = { id: botId, name: "Event Bot", username: "event_bot" };
const links = { botUsername: bot.username, appUrl: "https://app.example" };

export const maya = 1001;
export const tom = 1002;
export const ines = 1003;
export const kenji = 1004;
export const priya = 1005;
export const jonas = 1006;

/** A text as people type it: with the spaces that a keyboard has. */
export const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

type Answer = Extract<ActResult, { answer: unknown }>["answer"];

/** A Telegram with its people and the bot among them, joined by real HTTP, on a clock that begins on a Sunday evening and jumps when the test says so. */
export type Town = Awaited<ReturnType<typeof createTown>>;

export async function createTown() {
  await emptyDatabase();
  const clock = createClock(Date.parse("2026-11-22T17:42:00Z") - Date.now());
  const [calls, faults] = [createCallLog(), createFaults()];
  const failures: unknown[] = [];

  const server = createServer(async (request, response) => {
    if (request.url === "/webhook") return receive(request, response);
    if (!(await telegram.handle(request, response))) response.writeHead(404).end();
  });
  // A connection that is closed just when the next request is sent would fail it.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const telegram = createTelegram({ clock, token, bot, people: [...people], publicUrl: url, calls, faults });

  const api = new Api(token, { apiRoot: url });
  const now = () => new Date(clock.now());
  const settings: Settings = {
    adminIds: [priya],
    seller: "platform",
    methods: ["telegram", "stripe", "stars"],
  };
  const bank = createBank(now);
  const providerToken = `${botId}:TEST:sandbox_not_a_secret`;
  const invoices = createInvoices({ api, providerToken });
  const messenger = createMessenger({ api, now, chatTurn: async () => {}, ...links });
  const contextFor = <A extends Actor>(actor: A): Context<A> => ({
    actor,
    db,
    now,
    newId: uuidv7,
    randomBytes,
    settings,
    ports: {
      messenger,
      wait: async () => {},
      log: testLog,
      stripe: bank.stripe,
      invoices,
      ticketCodes,
      pictures,
    },
    poke: () => {
      town.pokes++;
    },
  });
  const botInfo = await api.getMe();
  /** As a deployment starts it: nothing is known but what lies in the database. */
  const deploy = () =>
    createBot({
      token,
      botInfo,
      client: { apiRoot: url },
      links,
      providerToken,
      contextFor,
      report: (error) => {
        failures.push(error);
        return "test";
      },
    });
  let telegramBot = deploy();
  const updates: Update[] = [];
  await api.setWebhook(`${url}/webhook`, {
    allowed_updates: [
      "message",
      "callback_query",
      "inline_query",
      "chosen_inline_result",
      "pre_checkout_query",
      "my_chat_member",
    ],
  });

  let handling = 0;
  let invented = 0;
  async function receive(
    request: import("node:http").IncomingMessage,
    response: import("node:http").ServerResponse,
  ) {
    handling++;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const update = JSON.parse(Buffer.concat(chunks).toString()) as Update;
    updates.push(update);
    response.writeHead(await take(update)).end();
    handling--;
  }

  /** Taps that Telegram got no answer to, or several. */
  function unanswered() {
    const answered = calls
      .since(0)
      .filter(({ method, status }) => method === "answerCallbackQuery" && status === 200);
    const ids = answered.map(({ request }) => (request as { callback_query_id: string }).callback_query_id);
    const tapped = new Set(updates.flatMap(({ callback_query }) => callback_query?.id ?? []));
    return [...tapped].filter((id) => ids.filter((other) => other === id).length !== 1);
  }

  /** Takes an update as the product's door does: Telegram brings again what met with a passing trouble of its own. */
  async function take(update: Update): Promise<200 | 500> {
    try {
      await telegramBot.handleUpdate(update);
      return 200;
    } catch (error) {
      const isPassing =
        error instanceof BotError && (error.error instanceof GrammyError || error.error instanceof HttpError);
      if (isPassing && updates.filter(({ update_id }) => update_id === update.update_id).length < 3)
        return 500;
      failures.push(error);
      return 200;
    }
  }

  async function control<T>(path: string, body?: unknown, method = "POST"): Promise<T> {
    const response = await fetch(
      `${url}/control/${path}`,
      body === undefined ? {} : { method, body: JSON.stringify(body) },
    );
    return (await response.json()) as T;
  }

  async function act(action: Act): Promise<Extract<ActResult, { ok: true }>> {
    const result = await control<ActResult>("act", action);
    if (!result.ok) throw new Error(result.error);
    await settled();
    return result;
  }

  /** Until the bot has handled all it was told. */
  async function settled() {
    for (let isQuiet = false; !isQuiet; ) {
      await new Promise((resolve) => setImmediate(resolve));
      const info = await api.getWebhookInfo();
      isQuiet = info.pending_update_count === 0 && handling === 0;
    }
  }

  const town = {
    api,
    clock: { forward: (ms: number) => clock.advance(ms), now },
    /** How often the background was asked to look. */
    pokes: 0,
    /** What the bot could not handle. Whoever expects some takes them out; the others fail the test. */
    failures,
    url,
    /** Straight into the database, for what nobody in the town can do. */
    db: (statement: string) => db.$client.unsafe(statement),
    contextFor,
    settings,
    bank,
    act,
    /** Another process takes over, as after a deployment. */
    redeploy() {
      telegramBot = deploy();
    },
    /** Telegram brings the newest update again, as after an answer that it never got. */
    async redeliver(update = updates.at(-1)!) {
      await telegramBot.handleUpdate(update);
    },
    /** Something that Telegram tells of which nobody in the town can do. */
    handle: (update: Omit<Update, "update_id">) =>
      telegramBot.handleUpdate({ update_id: 900_000_000 + ++invented, ...update } as Update),
    updates,
    /** Messages of a person's chat, oldest first; with the bot when no other is named. */
    messages: (as: number, chatId = bot.id) => control<ChatMessage[]>(`chats/${chatId}?as=${as}&limit=200`),
    state: (as: number) => control<State>(`state?as=${as}`),
    faults: (list: Fault[]) => control<Fault[]>("faults", list, "PUT"),
    calls: (method?: string): Call[] => calls.since(0).filter((call) => !method || call.method === method),
    /** Lets the background do all that is due, over and over until cards that wait for their turn are done too. */
    async drain() {
      await drain(contextFor({ type: "system", job: "test" }));
    },
    async says(as: number, text: string, chatId = bot.id) {
      await act({ as, do: "send", chatId, text });
      return town.last(as, chatId);
    },
    async last(as: number, chatId = bot.id) {
      const last = (await town.messages(as, chatId)).at(-1);
      if (!last) throw new Error("nothing was said in this chat");
      return last;
    },
    /** Taps the button with this label on the newest message that has it, and answers what the bot showed. */
    async taps(as: number, label: string, chatId = bot.id): Promise<Answer> {
      const messages = await town.messages(as, chatId);
      for (const message of messages.reverse()) {
        for (const [row, buttons] of (message.inlineKeyboard ?? []).entries()) {
          const column = buttons.findIndex((button) => plain(button.text) === label);
          if (column < 0) continue;
          const result = await act({ as, do: "tap", chatId, messageId: message.id, row, column });
          return (result as Extract<ActResult, { answer: unknown }>).answer;
        }
      }
      throw new Error(
        `no message offers “${label}”; buttons: ${messages
          .flatMap((message) => message.inlineKeyboard ?? [])
          .flat()
          .map((button) => button.text)
          .join(" · ")}`,
      );
    },
    async close() {
      await telegram.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (failures.length > 0) throw failures[0];
      expect(unanswered(), "every tap is answered, and none twice").toEqual([]);
    },
  };
  return town;
}

/** A test in a town of its own. A failure of the bot fails the test, unless it takes it out of `failures`. */
export const test = base.extend("town", async ({ task: _task }, { onCleanup }) => {
  const town = await createTown();
  onCleanup(() => town.close());
  return town;
});
