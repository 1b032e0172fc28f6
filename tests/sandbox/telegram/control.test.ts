import { expect, test } from "vitest";
import type { Call, Change } from "@/sandbox/telegram/protocol";
import { bot, lena, maya, omar, refusal, startTelegram } from "./support";

test("faults strike the calls they are meant for, as often as they say", async () => {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  await telegram.control(
    "faults",
    [{ kind: "too-many-requests", retryAfter: 7, method: "sendMessage", times: 1 }],
    "PUT",
  );
  await telegram.api.getMe();
  await expect(telegram.api.sendMessage(maya.id, "x")).rejects.toMatchObject({
    error_code: 429,
    description: "Too Many Requests: retry after 7",
    parameters: { retry_after: 7 },
  });
  await telegram.api.sendMessage(maya.id, "x");
  expect(await telegram.control("faults")).toEqual([]);

  telegram.faults.set([{ kind: "server-error", times: 1 }]);
  await expect(telegram.api.getMe()).rejects.toMatchObject({ error_code: 500 });
});

test("a call whose answer is dropped has taken effect", async () => {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  telegram.faults.set([{ kind: "drop-after-effect", method: "sendMessage", times: 1 }]);
  await expect(telegram.api.sendMessage(maya.id, "lost answer")).rejects.toThrow();
  expect((await telegram.messages(maya)).at(-1)?.text).toBe("lost answer");
});

test("the flood limits of the real Telegram hold when they are switched on", async () => {
  const telegram = await startTelegram({ floodLimits: true });
  await telegram.act({ as: maya.id, do: "start" });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_, i) => telegram.api.sendMessage(maya.id, `${i}`)),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(30);
});

test("every call is in the log, with what was asked and answered", async () => {
  const telegram = await startTelegram();
  await refusal(telegram.api.sendMessage(omar.id, "Hello"));
  const calls = await telegram.control<Call[]>("calls?since=0");
  expect(calls).toMatchObject([
    {
      n: 1,
      service: "telegram",
      method: "sendMessage",
      summary: "to Omar “Hello”",
      status: 403,
      request: { text: "Hello" },
    },
  ]);
  expect(await telegram.control("calls?since=1")).toEqual([]);
});

test("a page hears what happens to its person as it happens", async () => {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  const stream = await fetch(`${telegram.url}/control/events?as=${maya.id}`);
  const changes = readChanges(stream);
  await telegram.api.sendMessage(maya.id, "Ding");
  const message = await changes.next("message");
  expect(message).toMatchObject({
    message: { text: "Ding", mine: false },
    summary: { id: bot.id, unread: 1 },
  });
  telegram.clock.advance(1_000);
  expect(await changes.next("clock")).toBeDefined();
  await changes.stop();
});

test("what a person has not read is counted until they read it", async () => {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  await telegram.api.sendMessage(maya.id, "one");
  await telegram.api.sendMessage(maya.id, "two");
  expect((await telegram.state(omar)).people.find(({ id }) => id === maya.id)?.unread).toBe(2);
  await telegram.act({ as: maya.id, do: "read", chatId: bot.id });
  expect((await telegram.state(maya)).chats[0]?.unread).toBe(0);
});

test("the command menu follows scope and language", async () => {
  const { api, state } = await startTelegram();
  await api.setMyCommands([{ command: "start", description: "Begin" }]);
  await api.setMyCommands([{ command: "start", description: "Los geht's" }], { language_code: "de" });
  await api.setMyCommands([{ command: "manage", description: "Manage" }], {
    scope: { type: "chat", chat_id: omar.id },
  });
  const offered = async (person: typeof maya) => (await state(person)).bot.commands[bot.id]?.[0]?.description;
  expect(await Promise.all([maya, lena, omar].map(offered))).toEqual(["Begin", "Los geht's", "Manage"]);
  expect(await refusal(api.setMyCommands([{ command: "Start", description: "x" }]))).toContain(
    "BOT_COMMAND_INVALID",
  );
});

test("the menu button and the profile are shown as they were set", async () => {
  const { api, state } = await startTelegram();
  await api.setChatMenuButton({
    menu_button: { type: "web_app", text: "Events", web_app: { url: "http://127.0.0.1:3000/app" } },
  });
  await api.setMyName("Gatherings");
  await api.setMyDescription("Run events in chats");
  expect((await state(maya)).bot).toMatchObject({
    name: "Gatherings",
    description: "Run events in chats",
    menuButton: { text: "Events", url: "http://127.0.0.1:3000/app" },
  });
  expect((await api.getMyDescription({ language_code: "de" })).description).toBe("Run events in chats");
});

test("everything is there again after a restart", async () => {
  let saved: string | undefined;
  const store = {
    load: () => (saved === undefined ? undefined : (JSON.parse(saved) as unknown)),
    save: (state: unknown) => {
      saved = JSON.stringify(state);
    },
  };
  const first = await startTelegram({ store });
  await first.act({ as: maya.id, do: "start" });
  const { message_id } = await first.api.sendMessage(maya.id, "Remember me");
  await first.standin.close();

  const second = await startTelegram({ store });
  expect((await second.messages(maya)).at(-1)?.text).toBe("Remember me");
  expect((await second.api.getUpdates())[0]?.message?.text).toBe("/start");
  expect((await second.api.sendMessage(maya.id, "Next")).message_id).toBe(message_id + 1);
});

test("a reset forgets chats and messages, and people stay", async () => {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  await telegram.control("reset", {});
  expect(await telegram.messages(maya)).toEqual([]);
  expect(await telegram.api.getUpdates()).toEqual([]);
  expect((await telegram.state(maya)).people).toHaveLength(3);
});

test("people can be added, as many as a benchmark needs", async () => {
  const telegram = await startTelegram();
  await telegram.control("people", [{ ...maya, id: 5_000_000_001, firstName: "Guest" }]);
  await telegram.act({ as: 5_000_000_001, do: "start" });
  expect((await telegram.api.sendMessage(5_000_000_001, "Hi")).chat).toMatchObject({ first_name: "Guest" });
});

test("a link to the bot starts it with the parameter, and one to the Mini App opens that", async () => {
  const telegram = await startTelegram();
  const open = (url: string) => telegram.act({ as: maya.id, do: "open-link", url });
  expect(await open("https://t.me/gather_bot?start=e_K7")).toEqual({ ok: true, open: { chatId: bot.id } });
  expect((await telegram.api.getUpdates())[0]?.message).toMatchObject({
    text: "/start e_K7",
    entities: [{ type: "bot_command", offset: 0, length: 6 }],
  });
  expect(await open("https://t.me/gather_bot/app?startapp=e_K7")).toEqual({
    ok: true,
    open: { miniApp: { startParam: "e_K7" } },
  });
  expect(await open("https://example.com/")).toEqual({ ok: true, open: { url: "https://example.com/" } });
});

function readChanges(stream: Response) {
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    stop: () => reader?.cancel(),
    async next(type: Change["type"]): Promise<Change | undefined> {
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end < 0) {
          const { value, done } = (await reader?.read()) ?? { done: true };
          if (done) return undefined;
          text += value;
          continue;
        }
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        if (!event.startsWith("data: ")) continue;
        const change = JSON.parse(event.slice(6)) as Change;
        if (change.type === type) return change;
      }
    },
  };
}
