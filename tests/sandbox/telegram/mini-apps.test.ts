import { verify } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { InlineQueryResult } from "grammy/types";
import { expect, onTestFinished, test } from "vitest";
import { readInitData } from "@/gateways/telegram/init-data";
import { initDataPublicKey } from "@/sandbox/telegram/mini-app/init-data";
import type { MiniAppAct } from "@/sandbox/telegram/mini-app/protocol";
import type { Act } from "@/sandbox/telegram/protocol";
import { bot, createGroup, maya, omar, refusal, startTelegram, type Telegram, token } from "./support";

const miniAppUrl = "http://127.0.0.1:3000/app";

type Opening = Omit<Extract<MiniAppAct, { do: "open-web-app" }>, "do">;

async function open(telegram: Telegram, opening: Opening = {}, as = maya) {
  const done = await telegram.act({ as: as.id, do: "open-web-app", ...opening });
  if (!done.ok || !("webApp" in done)) throw new Error(JSON.stringify(done));
  const url = new URL(done.webApp.url);
  const launch = new URLSearchParams(url.hash.slice(1));
  const initData = launch.get("tgWebAppData") ?? "";
  return { url, launch, initData, fields: new URLSearchParams(initData), queryId: done.webApp.queryId ?? "" };
}

const refused = async (telegram: Telegram, act: Act) => {
  const done = await telegram.act(act);
  return done.ok ? "nothing" : done.error;
};

test("init data names the person, says whether the bot may write, and passes the product's own check", async () => {
  const telegram = await startTelegram({ miniAppUrl });
  const { initData, fields } = await open(telegram, { by: "button" });
  const now = new Date(telegram.clock.now());
  expect(readInitData(initData, { botToken: token, now }).user).toMatchObject({
    id: maya.id,
    username: "maya",
  });
  expect(JSON.parse(fields.get("user") ?? "")).toEqual({
    id: maya.id,
    first_name: "Maya",
    last_name: "Cohen",
    username: "maya",
    language_code: "en",
  });

  await telegram.act({ as: maya.id, do: "start" });
  expect(JSON.parse((await open(telegram)).fields.get("user") ?? "")).toMatchObject({
    allows_write_to_pm: true,
  });
  expect(() => readInitData(initData, { botToken: "1:other", now })).toThrow();
});

test("the signature convinces those who know only the public key", async () => {
  const telegram = await startTelegram({ miniAppUrl });
  const { fields } = await open(telegram);
  const signed = [...fields].filter(([name]) => name !== "hash" && name !== "signature");
  const lines = signed.map(([name, value]) => `${name}=${value}`).sort();
  const text = Buffer.from(`${bot.id}:WebAppData\n${lines.join("\n")}`);
  const signature = Buffer.from(fields.get("signature") ?? "", "base64url");
  expect(verify(null, text, initDataPublicKey, signature)).toBe(true);
  expect(verify(null, Buffer.from(`${text}!`), initDataPublicKey, signature)).toBe(false);
});

test("init data is of the virtual clock's moment, or of the one that was asked for", async () => {
  const telegram = await startTelegram({ miniAppUrl });
  const now = () => new Date(telegram.clock.now());
  const { initData } = await open(telegram);
  telegram.clock.advance(25 * 3_600_000);
  expect(() => readInitData(initData, { botToken: token, now: now() })).toThrow();
  const later = await open(telegram);
  expect(readInitData(later.initData, { botToken: token, now: now() }).user.id).toBe(maya.id);
  expect((await open(telegram, { authDate: 1_700_000_000 })).fields.get("auth_date")).toBe("1700000000");
});

test("a link brings its start parameter and tells of the chat it was in, and no query to answer", async () => {
  const telegram = await startTelegram({ miniAppUrl });
  const group = await createGroup(telegram);
  const { url, fields, queryId } = await open(telegram, { startParam: "e_K7", chatId: group });
  expect(url.origin + url.pathname).toBe(miniAppUrl);
  expect(url.searchParams.get("tgWebAppStartParam")).toBe("e_K7");
  expect(Object.fromEntries(fields)).toMatchObject({ start_param: "e_K7", chat_type: "supergroup" });
  expect(fields.get("chat_instance")).toMatch(/^-?\d+$/);
  expect([fields.has("query_id"), queryId]).toEqual([false, ""]);

  expect((await open(telegram)).fields.get("chat_type")).toBe("sender");
  expect((await open(telegram, { chatId: omar.id })).fields.get("chat_type")).toBe("private");
  const wrong = { as: maya.id, do: "open-web-app", startParam: "a b" } as const;
  expect(await refused(telegram, wrong)).toBe("START_PARAM_INVALID");
});

test("the launch parameters tell of the client and its theme, and the keyboard brings no init data", async () => {
  const telegram = await startTelegram();
  const client = { version: "7.0", platform: "ios", theme: "dark" } as const;
  const { url, launch } = await open(telegram, {
    by: "keyboard",
    url: "http://127.0.0.1:3000/app?x=1",
    client,
    mode: "fullscreen",
  });
  expect(url.searchParams.get("x")).toBe("1");
  expect(Object.fromEntries(launch)).toMatchObject({
    tgWebAppVersion: "7.0",
    tgWebAppPlatform: "ios",
    tgWebAppFullscreen: "1",
  });
  expect(JSON.parse(launch.get("tgWebAppThemeParams") ?? "")).toMatchObject({ bg_color: "#17212b" });
  expect(launch.has("tgWebAppData")).toBe(false);
});

test("without an address of its own, what opens is the menu button's, and without that nothing", async () => {
  const telegram = await startTelegram();
  const opening = { as: maya.id, do: "open-web-app" } as const;
  expect(await refused(telegram, opening)).toBe("The bot has no Mini App");
  const web_app = { url: "http://127.0.0.1:3000/menu" };
  await telegram.api.setChatMenuButton({ menu_button: { type: "web_app", text: "Open", web_app } });
  expect((await open(telegram, { by: "menu" })).url.pathname).toBe("/menu");
});

const card: InlineQueryResult = {
  type: "article",
  id: "K7",
  title: "Picnic",
  input_message_content: { message_text: "See you at the picnic" },
  reply_markup: { inline_keyboard: [[{ text: "Going", callback_data: "g" }]] },
};

test("the query of an open Mini App takes one answer, which comes from the person, and none once closed", async () => {
  const telegram = await startTelegram({ miniAppUrl });
  const { queryId } = await open(telegram, { by: "button" });
  expect(await telegram.api.answerWebAppQuery(queryId, card)).toEqual({
    inline_message_id: expect.any(String),
  });
  expect((await telegram.messages(maya)).at(-1)).toMatchObject({
    text: "See you at the picnic",
    mine: true,
    viaBot: "gather_bot",
  });

  const tooLate = "Bad Request: query is too old and response timeout expired or query ID is invalid";
  expect(await refusal(telegram.api.answerWebAppQuery(queryId, card))).toBe(tooLate);
  const second = await open(telegram, { by: "menu" });
  await telegram.act({ as: maya.id, do: "close-web-app", queryId: second.queryId });
  expect(await refusal(telegram.api.answerWebAppQuery(second.queryId, card))).toBe(tooLate);
});

test("a result that Telegram would refuse leaves the query open", async () => {
  const telegram = await startTelegram({ miniAppUrl });
  const { queryId } = await open(telegram, { by: "button" });
  const wrong = { ...card, id: "" };
  expect(await refusal(telegram.api.answerWebAppQuery(queryId, wrong))).toBe(
    "Bad Request: RESULT_ID_INVALID",
  );
  await telegram.api.answerWebAppQuery(queryId, card);
});

test("whoever allows messages can be written to, and the bot hears of it", async () => {
  const telegram = await startTelegram();
  expect(await refusal(telegram.api.sendMessage(maya.id, "Hi"))).toContain("can't initiate conversation");
  await telegram.act({ as: maya.id, do: "allow-writing" });
  expect((await telegram.api.getUpdates())[0]?.message).toMatchObject({
    write_access_allowed: { from_request: true },
  });
  await telegram.api.sendMessage(maya.id, "Hi");
});

test("the cloud storage is each person's own, and keeps to Telegram's limits", async () => {
  const telegram = await startTelegram();
  const invoke = (method: string, params: unknown = {}, as = maya.id) =>
    telegram.act({ as, do: "invoke-custom-method", method, params });
  const save = (key: string, value: string) => invoke("saveStorageValue", { key, value });
  expect(await save("seen", "yes")).toEqual({ ok: true, result: true });
  expect(await invoke("getStorageValues", { keys: ["seen", "none"] })).toEqual({
    ok: true,
    result: { seen: "yes", none: "" },
  });
  expect(await invoke("getStorageKeys", {}, omar.id)).toEqual({ ok: true, result: [] });
  expect(await save("a b", "x")).toEqual({ ok: false, error: "KEY_INVALID" });
  expect(await save("long", "x".repeat(4097))).toEqual({ ok: false, error: "VALUE_INVALID" });
  await invoke("deleteStorageValues", { keys: "seen" });
  expect(await invoke("getStorageKeys")).toEqual({ ok: true, result: [] });
  expect(await invoke("getMoney")).toEqual({ ok: false, error: "METHOD_INVALID" });
});

test("a shared phone number reaches the bot as a contact, and the Mini App signed", async () => {
  const telegram = await startTelegram();
  const asked = { as: maya.id, do: "invoke-custom-method", method: "getRequestedContact" } as const;
  expect(await telegram.act(asked)).toEqual({ ok: true, result: "" });
  await telegram.act({ as: maya.id, do: "share-phone" });
  expect((await telegram.api.getUpdates())[0]?.message?.contact).toMatchObject({ user_id: maya.id });
  const answer = await telegram.act(asked);
  const contact = new URLSearchParams(answer.ok && "result" in answer ? String(answer.result) : "");
  expect(JSON.parse(contact.get("contact") ?? "")).toMatchObject({ user_id: maya.id, first_name: "Maya" });
  expect(contact.get("hash")).toMatch(/^[\da-f]{64}$/);
});

test("data from the keyboard's Mini App reaches the bot, up to 4096 bytes", async () => {
  const telegram = await startTelegram();
  const send = (data: string) =>
    telegram.act({ as: maya.id, do: "send-web-app-data", buttonText: "Choose", data });
  expect(await send("é".repeat(2049))).toMatchObject({ ok: false });
  await send("seat 4");
  expect((await telegram.api.getUpdates())[0]?.message).toMatchObject({
    web_app_data: { data: "seat 4", button_text: "Choose" },
  });
});

test("a prepared message can be looked at by the one it was prepared for", async () => {
  const telegram = await startTelegram();
  const { id } = await telegram.api.savePreparedInlineMessage(maya.id, card, {
    allow_group_chats: true,
    allow_user_chats: true,
  });
  const view = (as: number) => telegram.act({ as, do: "view-prepared", preparedId: id });
  expect(await view(maya.id)).toEqual({
    ok: true,
    prepared: { title: "Picnic", chatKinds: ["person", "group"] },
  });
  expect(await view(omar.id)).toEqual({ ok: false, error: "MESSAGE_EXPIRED" });
});

test("only what says that it is a file for Telegram can be downloaded", async () => {
  const telegram = await startTelegram();
  const headers: Record<string, string>[] = [
    {},
    { "content-disposition": `attachment; filename="a.ics"` },
    {
      "content-disposition": `attachment; filename="a.ics"`,
      "access-control-allow-origin": "https://web.telegram.org",
    },
  ];
  const files = createServer((request, response) => {
    response.writeHead(200, headers[Number(request.url?.slice(1))]).end("BEGIN:VCALENDAR");
  });
  await new Promise<void>((resolve) => files.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void files.close());
  const { port } = files.address() as AddressInfo;
  const download = (path: string) =>
    fetch(`${telegram.url}/control/download?url=${encodeURIComponent(`http://127.0.0.1:${port}/${path}`)}`);
  expect(await (await download("0")).text()).toContain("Content-Disposition");
  expect(await (await download("1")).text()).toContain("Access-Control-Allow-Origin");
  expect(await (await download("2")).text()).toBe("BEGIN:VCALENDAR");
});
