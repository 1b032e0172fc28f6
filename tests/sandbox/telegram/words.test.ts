import type { MessageEntity } from "grammy/types";
import { expect, test } from "vitest";
import { maya, refusal, startTelegram } from "./support";

async function started() {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  return telegram.api;
}

test("a text has 1 to 4096 UTF-16 units after its white space is taken off", async () => {
  const api = await started();
  expect(await refusal(api.sendMessage(maya.id, ""))).toBe("Bad Request: message text is empty");
  expect(await refusal(api.sendMessage(maya.id, " \n "))).toBe("Bad Request: text must be non-empty");
  expect(await refusal(api.sendMessage(maya.id, "👍".repeat(2049)))).toBe("Bad Request: message is too long");
  expect((await api.sendMessage(maya.id, `${"👍".repeat(2048)}  `)).text).toHaveLength(4096);
});

test.each<[string, MessageEntity, string]>([
  [
    "ends after the text",
    { type: "bold", offset: 3, length: 6 },
    "ends after the end of the text at UTF-16 offset 9",
  ],
  [
    "begins after the text",
    { type: "bold", offset: 9, length: 1 },
    "begins after the end of the text at UTF-16 offset 9",
  ],
  [
    "begins in the middle of an emoji",
    { type: "bold", offset: 1, length: 2 },
    "begins in a middle of a UTF-16 symbol",
  ],
  [
    "ends in the middle of an emoji",
    { type: "bold", offset: 0, length: 1 },
    "ends in a middle of a UTF-16 symbol",
  ],
  [
    "begins before the text",
    { type: "bold", offset: -1, length: 1 },
    "receive an entity with incorrect offset -1",
  ],
])("an entity that %s is refused", async (_, entity, description) => {
  const api = await started();
  expect(await refusal(api.sendMessage(maya.id, "👍 caba", { entities: [entity] }))).toContain(description);
});

test("a date_time entity is kept as it is, and one with an unknown format is refused", async () => {
  const api = await started();
  const entity: MessageEntity = {
    type: "date_time",
    offset: 0,
    length: 6,
    unix_time: 1_763_136_000,
    date_time_format: "wDT",
  };
  expect((await api.sendMessage(maya.id, "Friday", { entities: [entity] })).entities).toEqual([entity]);

  const wrong = { ...entity, date_time_format: "x" } as unknown as MessageEntity;
  expect(await refusal(api.sendMessage(maya.id, "Friday", { entities: [wrong] }))).toBe(
    "Bad Request: can't parse MessageEntity: Invalid date-time format specified",
  );
});

test("commands, links and mentions are found without being marked", async () => {
  const api = await started();
  const { entities } = await api.sendMessage(
    maya.id,
    "/rsvp K7 with @omar_h at https://example.com/e. #picnic a@b.co",
  );
  expect(entities?.map(({ type, offset, length }) => [type, offset, length])).toEqual([
    ["bot_command", 0, 5],
    ["mention", 14, 7],
    ["url", 25, 21],
    ["hashtag", 48, 7],
    ["email", 56, 6],
  ]);
});

test("HTML becomes text and entities, and must be closed", async () => {
  const api = await started();
  const html =
    '<b>Picnic &amp; <i>games</i></b> <a href="https://example.com/">map</a> <tg-time unix="5" format="r">soon</tg-time>';
  const message = await api.sendMessage(maya.id, html, { parse_mode: "HTML" });
  expect(message.text).toBe("Picnic & games map soon");
  expect(message.entities).toEqual([
    { type: "bold", offset: 0, length: 14 },
    { type: "italic", offset: 9, length: 5 },
    { type: "text_link", offset: 15, length: 3, url: "https://example.com/" },
    { type: "date_time", offset: 19, length: 4, unix_time: 5, date_time_format: "r" },
  ]);
  expect(await refusal(api.sendMessage(maya.id, "<b>x", { parse_mode: "HTML" }))).toContain(
    "can't parse entities",
  );
  expect(await refusal(api.sendMessage(maya.id, "<h1>x</h1>", { parse_mode: "HTML" }))).toContain(
    "Unsupported start tag",
  );
});
