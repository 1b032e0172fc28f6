import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import { expect, test } from "vitest";
import { createGroup, maya, refusal, startTelegram } from "./support";

async function refusedButton(button: unknown, chat: "private" | "group" = "private") {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  const chatId = chat === "private" ? maya.id : await createGroup(telegram);
  const reply_markup: InlineKeyboardMarkup = { inline_keyboard: [[button as InlineKeyboardButton]] };
  return refusal(telegram.api.sendMessage(chatId, "Buttons", { reply_markup }));
}

test.each([
  [
    "data of more than 64 bytes",
    { text: "x", callback_data: "é".repeat(33) },
    "Bad Request: BUTTON_DATA_INVALID",
  ],
  [
    "nothing to do",
    { text: "x" },
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    "no text",
    { callback_data: "x" },
    `Bad Request: can't parse inline keyboard button: Can't find field "text"`,
  ],
  [
    "an unknown style",
    { text: "x", callback_data: "x", style: "golden" },
    "Bad Request: can't parse inline keyboard button: invalid button style specified",
  ],
  [
    "a link to localhost",
    { text: "x", url: "http://localhost:3000/" },
    "Bad Request: inline keyboard button URL 'http://localhost:3000/' is invalid: Wrong HTTP URL",
  ],
  [
    "a link of an unknown scheme",
    { text: "x", url: "ftp://example.com" },
    "Bad Request: inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
  ],
  [
    "a Mini App without HTTPS",
    { text: "x", web_app: { url: "http://example.com" } },
    "Bad Request: inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
  ],
  [
    "too much to copy",
    { text: "x", copy_text: { text: "c".repeat(257) } },
    "Bad Request: BUTTON_COPY_TEXT_INVALID",
  ],
  [
    "no kind of chat to choose from",
    { text: "x", switch_inline_query_chosen_chat: { query: "e" } },
    "Bad Request: can't parse inline keyboard button: At least one chat type must be allowed",
  ],
])("a button with %s is refused", async (_, button, description) => {
  expect(await refusedButton(button)).toBe(description);
});

test("a Mini App button is refused outside private chats", async () => {
  const button = { text: "Open", web_app: { url: "https://example.com" } };
  expect(await refusedButton(button, "group")).toBe("Bad Request: BUTTON_TYPE_INVALID");
});

test("more than a hundred buttons are too many", async () => {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  const inline_keyboard = Array.from({ length: 101 }, (_, i) => [{ text: `${i}`, callback_data: `${i}` }]);
  expect(await refusal(telegram.api.sendMessage(maya.id, "x", { reply_markup: { inline_keyboard } }))).toBe(
    "Bad Request: reply markup is too long",
  );
});

test("a contact can be asked for in private chats only", async () => {
  const telegram = await startTelegram();
  const group = await createGroup(telegram);
  const reply_markup: ReplyKeyboardMarkup = { keyboard: [[{ text: "My number", request_contact: true }]] };
  expect(await refusal(telegram.api.sendMessage(group, "x", { reply_markup }))).toBe(
    "Bad Request: phone number can be requested in private chats only",
  );
});

test("each kind of button does its own thing when tapped", async () => {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  const { message_id } = await telegram.api.sendMessage(maya.id, "Choose", {
    reply_markup: {
      inline_keyboard: [
        [
          { text: "Site", url: "https://example.com/" },
          { text: "Copy", copy_text: { text: "K7Q2MX" } },
          { text: "Share", switch_inline_query: "e K7" },
          { text: "Groups", switch_inline_query_chosen_chat: { query: "e", allow_group_chats: true } },
          { text: "Here", switch_inline_query_current_chat: "" },
          { text: "App", web_app: { url: "http://127.0.0.1:3000/app" } },
        ],
      ],
    },
  });
  const tap = (column: number) =>
    telegram.act({ as: maya.id, do: "tap", chatId: maya.id, messageId: message_id, row: 0, column });
  expect(await Promise.all([0, 1, 2, 3, 4, 5].map(tap))).toEqual(
    [
      { kind: "url", url: "https://example.com/" },
      { kind: "copy", text: "K7Q2MX" },
      { kind: "inline", query: "e K7", chooseChat: true },
      { kind: "inline", query: "e", chooseChat: true, chatKinds: ["group"] },
      { kind: "inline", query: "" },
      { kind: "web-app", url: "http://127.0.0.1:3000/app" },
    ].map((answer) => ({ ok: true, answer })),
  );
});

test("the reply keyboard is shown until it is removed, and a key says its text or shares what it asks for", async () => {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  await telegram.api.sendMessage(maya.id, "Your move", {
    reply_markup: { keyboard: [["Skip", { text: "Number", request_contact: true }]], resize_keyboard: true },
  });
  expect((await telegram.state(maya)).keyboards[0]?.markup?.keyboard[0]?.[0]).toEqual({ text: "Skip" });

  await telegram.act({ as: maya.id, do: "press-key", chatId: maya.id, row: 0, column: 0 });
  await telegram.act({ as: maya.id, do: "press-key", chatId: maya.id, row: 0, column: 1 });
  const updates = await telegram.api.getUpdates();
  expect(updates.at(-2)?.message?.text).toBe("Skip");
  expect(updates.at(-1)?.message?.contact).toMatchObject({ first_name: "Maya", user_id: maya.id });

  await telegram.api.sendMessage(maya.id, "Done", { reply_markup: { remove_keyboard: true } });
  expect((await telegram.state(maya)).keyboards).toEqual([]);
  const { message_id } = await telegram.api.sendMessage(maya.id, "And the title?", {
    reply_markup: { force_reply: true, input_field_placeholder: "Title" },
  });
  expect((await telegram.state(maya)).keyboards[0]?.forceReply).toEqual({
    placeholder: "Title",
    messageId: message_id,
  });
  await telegram.act({ as: maya.id, do: "send", chatId: maya.id, text: "Picnic", replyTo: message_id });
  expect((await telegram.state(maya)).keyboards).toEqual([]);
  expect((await telegram.api.getUpdates()).at(-1)?.message?.reply_to_message?.message_id).toBe(message_id);
});
