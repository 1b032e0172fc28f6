import { expect, test } from "vitest";
import { maya, omar, refusal, startTelegram, startWebhook } from "./support";

async function withButton() {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  const { message_id } = await telegram.api.sendMessage(maya.id, "Coming?", {
    reply_markup: { inline_keyboard: [[{ text: "Going", callback_data: "going" }]] },
  });
  await telegram.api.getUpdates({ offset: -1 });
  const tap = () =>
    telegram.act({ as: maya.id, do: "tap", chatId: maya.id, messageId: message_id, row: 0, column: 0 });
  const nextQuery = async () => {
    for (;;) {
      const updates = await telegram.api.getUpdates({ timeout: 10 });
      await telegram.api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 });
      const query = updates.find((update) => update.callback_query)?.callback_query;
      if (query) return query;
    }
  };
  return { ...telegram, tap, nextQuery, message_id };
}

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

test("a tap asks the bot and shows what it answers", async () => {
  const { api, tap, nextQuery, message_id } = await withButton();
  const tapped = tap();
  const query = await nextQuery();
  expect(query).toMatchObject({ data: "going", from: { id: maya.id }, message: { message_id } });
  await api.answerCallbackQuery(query.id, { text: "You're in", show_alert: true });
  expect(await tapped).toEqual({ ok: true, answer: { kind: "alert", text: "You're in" } });
});

test("a callback query is answered once, and not late", async () => {
  const { api, tap, nextQuery, clock, control } = await withButton();
  const tapped = tap();
  const query = await nextQuery();
  await api.answerCallbackQuery(query.id);
  expect(await tapped).toEqual({ ok: true, answer: { kind: "silent" } });
  expect(await refusal(api.answerCallbackQuery(query.id))).toBe(tooOld);

  const unanswered = tap();
  const late = await nextQuery();
  clock.advance(60_000);
  expect(await refusal(api.answerCallbackQuery(late.id))).toBe(tooOld);
  await control("reset", {});
  expect(await unanswered).toEqual({ ok: true, answer: { kind: "none" } });
});

test("a callback opens nothing but the bot itself", async () => {
  const { api, tap, nextQuery } = await withButton();
  const tapped = tap();
  const { id } = await nextQuery();
  expect(await refusal(api.answerCallbackQuery(id, { url: "https://example.com" }))).toBe(
    "Bad Request: URL_INVALID",
  );
  expect(await refusal(api.answerCallbackQuery(id, { text: "x".repeat(201) }))).toBe(
    "Bad Request: MESSAGE_TOO_LONG",
  );
  await api.answerCallbackQuery(id, { url: "https://t.me/gather_bot?start=e_K7" });
  expect(await tapped).toEqual({
    ok: true,
    answer: { kind: "url", url: "https://t.me/gather_bot?start=e_K7" },
  });
});

test("nobody taps a button in somebody else's chat, or one that is gone", async () => {
  const { act, tap, api, message_id } = await withButton();
  expect(
    await act({ as: omar.id, do: "tap", chatId: omar.id, messageId: message_id, row: 0, column: 0 }),
  ).toMatchObject({
    ok: false,
  });
  await api.editMessageText(maya.id, message_id, "Closed");
  expect(await tap()).toMatchObject({ ok: false });
});

test("what the webhook's answer asks for is done, also when it cannot be", async () => {
  const { api, tap, calls } = await withButton();
  const ids: string[] = [];
  const webhook = await startWebhook(
    () => 200,
    ({ callback_query: query }) => {
      if (query) ids.push(query.id);
      return { method: "answerCallbackQuery", callback_query_id: query?.id, text: "You're in" };
    },
  );
  await api.setWebhook(webhook.url);

  expect(await tap()).toEqual({ ok: true, answer: { kind: "toast", text: "You're in" } });
  await api.deleteWebhook();
  const made = calls.since(0).filter(({ method }) => method === "answerCallbackQuery");
  expect(made).toMatchObject([
    { request: { text: "You're in" }, status: 400 },
    { request: { callback_query_id: ids[0] }, status: 200 },
  ]);
});

test.for([{ method: "getMe" }, { method: "deleteWebhook" }, { ok: true }, {}])(
  "an answer with %j asks for nothing",
  async (answer) => {
    const { api, act, calls } = await startTelegram();
    const webhook = await startWebhook(
      () => 200,
      () => answer,
    );
    await api.setWebhook(webhook.url);
    const before = calls.since(0).length;
    await act({ as: maya.id, do: "start" });
    await webhook.until(1);
    await expect.poll(async () => (await api.getWebhookInfo()).pending_update_count).toBe(0);
    expect(
      calls
        .since(0)
        .slice(before)
        .map(({ method }) => method),
    ).not.toContain(answer.method ?? "undefined");
  },
);
