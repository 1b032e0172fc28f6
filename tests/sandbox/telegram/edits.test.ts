import { expect, test } from "vitest";
import { createGroup, maya, omar, refusal, startTelegram } from "./support";

async function withMessage() {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  const { message_id } = await telegram.api.sendMessage(maya.id, "3 going", {
    reply_markup: { inline_keyboard: [[{ text: "Going", callback_data: "g" }]] },
  });
  return { ...telegram, message_id };
}

test("an edit that changes nothing is refused, and one that leaves the buttons out removes them", async () => {
  const { api, message_id } = await withMessage();
  const reply_markup = { inline_keyboard: [[{ text: "Going", callback_data: "g" }]] };
  expect(await refusal(api.editMessageText(maya.id, message_id, "3 going", { reply_markup }))).toBe(
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
  );
  const edited = await api.editMessageText(maya.id, message_id, "3 going");
  expect(edited).not.toHaveProperty("reply_markup");
  expect(edited).toHaveProperty("edit_date");
});

test("what is not there, not the bot's, or not a text cannot be edited as a text", async () => {
  const { api, act } = await withMessage();
  expect(await refusal(api.editMessageText(maya.id, 99, "x"))).toBe("Bad Request: message to edit not found");
  const said = await act({ as: maya.id, do: "send", chatId: maya.id, text: "mine" });
  const saidId = said.ok && "messageId" in said ? (said.messageId ?? 0) : 0;
  expect(await refusal(api.editMessageText(maya.id, saidId, "x"))).toBe(
    "Bad Request: message can't be edited",
  );
  const venue = await api.sendVenue(maya.id, 52.5, 13.4, "Park", "Street 1");
  expect(await refusal(api.editMessageText(maya.id, venue.message_id, "x"))).toBe(
    "Bad Request: there is no text in the message to edit",
  );
  expect(await refusal(api.editMessageText(maya.id, 1, "x".repeat(4097)))).toBe(
    "Bad Request: MESSAGE_TOO_LONG",
  );
});

test("the page sees a message edited, pinned and deleted", async () => {
  const { api, message_id, messages, state } = await withMessage();
  await api.editMessageText(maya.id, message_id, "4 going");
  await api.pinChatMessage(maya.id, message_id);
  expect((await messages(maya)).find(({ id }) => id === message_id)?.text).toBe("4 going");
  expect((await state(maya)).chats[0]?.pinned).toEqual({ id: message_id, text: "4 going" });

  await api.deleteMessage(maya.id, message_id);
  expect((await messages(maya)).some(({ id }) => id === message_id)).toBe(false);
  expect(await refusal(api.deleteMessage(maya.id, message_id))).toBe(
    "Bad Request: message to delete not found",
  );
});

test("a message can be deleted for two days", async () => {
  const { api, message_id, clock } = await withMessage();
  clock.advance(49 * 3_600_000);
  expect(await refusal(api.deleteMessage(maya.id, message_id))).toBe("Bad Request: message can't be deleted");
});

test("pinning and deleting others' messages in a group takes the right to", async () => {
  const telegram = await startTelegram();
  const group = await createGroup(telegram);
  const said = await telegram.act({ as: omar.id, do: "send", chatId: group, text: "spam" });
  const id = said.ok && "messageId" in said ? (said.messageId ?? 0) : 0;
  expect(await refusal(telegram.api.pinChatMessage(group, id))).toBe(
    "Bad Request: not enough rights to manage pinned messages in the chat",
  );
  expect(await refusal(telegram.api.deleteMessage(group, id))).toBe("Bad Request: message can't be deleted");

  await telegram.act({
    as: maya.id,
    do: "add-bot",
    chatId: group,
    rights: ["pin_messages", "delete_messages"],
  });
  await telegram.api.pinChatMessage(group, id);
  await telegram.api.deleteMessage(group, id);
  expect((await telegram.api.getChat(group)).pinned_message).toBeUndefined();
});

test("a message is copied, forwarded and reacted to", async () => {
  const { api, message_id, messages } = await withMessage();
  const { message_id: copyId } = await api.copyMessage(maya.id, maya.id, message_id);
  const forwarded = await api.forwardMessage(maya.id, maya.id, message_id);
  expect(forwarded.forward_origin).toMatchObject({ type: "user", sender_user: { is_bot: true } });
  await api.setMessageReaction(maya.id, message_id, [{ type: "emoji", emoji: "🎉" }]);
  const shown = await messages(maya);
  expect(shown.find(({ id }) => id === copyId)?.text).toBe("3 going");
  expect(shown.find(({ id }) => id === message_id)?.reactions).toEqual(["🎉"]);
});
