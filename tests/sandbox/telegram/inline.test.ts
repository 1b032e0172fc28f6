import type { InlineQueryResult } from "grammy/types";
import { expect, test } from "vitest";
import { createGroup, lena, maya, omar, refusal, startTelegram, type Telegram } from "./support";

const card: InlineQueryResult = {
  type: "article",
  id: "K7",
  title: "Picnic",
  description: "Saturday",
  input_message_content: { message_text: "Picnic: 3 going" },
  reply_markup: { inline_keyboard: [[{ text: "Going", callback_data: "g" }]] },
};

async function nextUpdate(
  telegram: Telegram,
  kind: "inline_query" | "chosen_inline_result" | "callback_query",
) {
  for (;;) {
    const updates = await telegram.api.getUpdates({ timeout: 10 });
    await telegram.api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 });
    const found = updates.find((update) => update[kind]);
    if (found) return found;
  }
}

async function ask(telegram: Telegram, person: { id: number }, query: string, chatId?: number) {
  const asking = telegram.act({ as: person.id, do: "inline-query", query, ...(chatId ? { chatId } : {}) });
  const { inline_query } = await nextUpdate(telegram, "inline_query");
  if (!inline_query) throw new Error("No query");
  return { asking, inlineQuery: inline_query };
}

test("a result is found, sent through the bot, reported, tapped and edited by its inline id", async () => {
  const telegram = await startTelegram();
  const { asking, inlineQuery } = await ask(telegram, maya, "pic", omar.id);
  expect(inlineQuery).toMatchObject({ query: "pic", chat_type: "private", from: { id: maya.id } });
  await telegram.api.answerInlineQuery(inlineQuery.id, [card], { is_personal: true, cache_time: 0 });
  const found = await asking;
  expect(found).toMatchObject({
    inline: { results: [{ id: "K7", title: "Picnic", description: "Saturday" }] },
  });
  if (!found.ok || !("inline" in found)) throw new Error("Nothing found");

  const sent = await telegram.act({
    as: maya.id,
    do: "choose-inline-result",
    chatId: omar.id,
    queryId: found.inline.queryId,
    resultId: "K7",
  });
  const messageId = sent.ok && "messageId" in sent ? (sent.messageId ?? 0) : 0;
  const { chosen_inline_result } = await nextUpdate(telegram, "chosen_inline_result");
  expect(chosen_inline_result).toMatchObject({ result_id: "K7", query: "pic", from: { id: maya.id } });
  expect((await telegram.messages(omar, maya.id))[0]).toMatchObject({
    text: "Picnic: 3 going",
    viaBot: "gather_bot",
  });

  const tapping = telegram.act({ as: omar.id, do: "tap", chatId: maya.id, messageId, row: 0, column: 0 });
  const { callback_query } = await nextUpdate(telegram, "callback_query");
  const inlineId = chosen_inline_result?.inline_message_id ?? "";
  expect(callback_query).toMatchObject({ inline_message_id: inlineId, from: { id: omar.id } });
  expect(callback_query).not.toHaveProperty("message");
  expect(await telegram.api.editMessageTextInline(inlineId, "Picnic: 4 going")).toBe(true);
  await telegram.api.answerCallbackQuery(callback_query?.id ?? "", { text: "See you" });
  expect(await tapping).toEqual({ ok: true, answer: { kind: "toast", text: "See you" } });
  expect((await telegram.messages(maya, omar.id))[0]?.text).toBe("Picnic: 4 going");
  expect(await refusal(telegram.api.editMessageTextInline("nobody", "x"))).toBe(
    "Bad Request: MESSAGE_ID_INVALID",
  );
});

test("results are kept for as long as the bot allowed, for one person or for all", async () => {
  const telegram = await startTelegram();
  const { asking, inlineQuery } = await ask(telegram, maya, "pic");
  await telegram.api.answerInlineQuery(inlineQuery.id, [card], { cache_time: 10 });
  await asking;
  expect(await telegram.act({ as: lena.id, do: "inline-query", query: "pic" })).toMatchObject({
    inline: { results: [{ id: "K7" }] },
  });
  telegram.clock.advance(11_000);
  const again = await ask(telegram, lena, "pic");
  await telegram.api.answerInlineQuery(again.inlineQuery.id, [], { cache_time: 0 });
  expect(await again.asking).toMatchObject({ inline: { results: [] } });
});

test.each<[string, unknown[], object, string]>([
  [
    "more than 50 results",
    Array.from({ length: 51 }, (_, id) => ({ ...card, id: `${id}` })),
    {},
    "too many inline query results",
  ],
  ["the same id twice", [card, card], {}, "RESULT_ID_DUPLICATE"],
  ["an id of more than 64 bytes", [{ ...card, id: "é".repeat(33) }], {}, "RESULT_ID_INVALID"],
  ["no content", [{ type: "article", id: "1", title: "x" }], {}, `Can't find field "input_message_content"`],
  [
    "a wrong start parameter",
    [card],
    { button: { text: "Start", start_parameter: "a b" } },
    "START_PARAM_INVALID",
  ],
  [
    "a Mini App button on a result",
    [
      {
        ...card,
        reply_markup: { inline_keyboard: [[{ text: "x", web_app: { url: "https://example.com" } }]] },
      },
    ],
    {},
    "BUTTON_TYPE_INVALID",
  ],
])("an answer with %s is refused", async (_, results, options, description) => {
  const telegram = await startTelegram();
  const { asking, inlineQuery } = await ask(telegram, maya, "pic");
  expect(
    await refusal(telegram.api.answerInlineQuery(inlineQuery.id, results as InlineQueryResult[], options)),
  ).toContain(description);
  await telegram.api.answerInlineQuery(inlineQuery.id, [], {
    button: { text: "Start", start_parameter: "new" },
  });
  expect(await asking).toMatchObject({ inline: { button: { text: "Start", startParameter: "new" } } });
});

test("a prepared message is sent by the person it was prepared for, to the chats it allows, for a day", async () => {
  const telegram = await startTelegram();
  const group = await createGroup(telegram);
  const { id } = await telegram.api.savePreparedInlineMessage(maya.id, card, { allow_group_chats: true });
  const share = (as: number, chatId: number) =>
    telegram.act({ as, do: "send-prepared", chatId, preparedId: id });
  expect(await share(omar.id, group)).toMatchObject({ ok: false });
  expect(await share(maya.id, omar.id)).toMatchObject({ ok: false });
  expect(await share(maya.id, group)).toMatchObject({ ok: true });
  telegram.clock.advance(25 * 3_600_000);
  expect(await share(maya.id, group)).toMatchObject({ ok: false });
});
