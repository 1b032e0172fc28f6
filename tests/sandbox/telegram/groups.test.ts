import { expect, test } from "vitest";
import { bot, createGroup, lena, maya, omar, refusal, startTelegram, type Telegram } from "./support";

async function heard(telegram: Telegram) {
  const updates = await telegram.api.getUpdates();
  await telegram.api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 });
  return updates;
}

test("a bot added to a group hears of it, as a supergroup with a -100 id", async () => {
  const telegram = await startTelegram();
  const group = await createGroup(telegram);
  expect(String(group)).toMatch(/^-100/);
  const [membership, joined] = await heard(telegram);
  expect(membership?.my_chat_member).toMatchObject({
    chat: { id: group, type: "supergroup", title: "Friends" },
    old_chat_member: { status: "left" },
    new_chat_member: { status: "member", user: { id: bot.id } },
  });
  expect(joined?.message?.new_chat_members?.[0]?.id).toBe(bot.id);
});

test("privacy mode: a plain member hears commands, replies to it and service messages, an administrator everything", async () => {
  const telegram = await startTelegram();
  const group = await createGroup(telegram);
  const card = await telegram.api.sendMessage(group, "Card");
  await heard(telegram);

  const send = (text: string, replyTo?: number) =>
    telegram.act({ as: omar.id, do: "send", chatId: group, text, ...(replyTo ? { replyTo } : {}) });
  await send("hello all");
  await send("/event");
  await send("/event@other_bot");
  await send("/event@gather_bot");
  await send("nice", card.message_id);
  await telegram.act({ as: maya.id, do: "add-members", chatId: group, members: [lena.id] });
  expect((await heard(telegram)).map(({ message }) => message?.text ?? "service")).toEqual([
    "/event",
    "/event@gather_bot",
    "nice",
    "service",
  ]);

  await telegram.act({ as: maya.id, do: "add-bot", chatId: group, rights: ["can_invite_users"] });
  await heard(telegram);
  await send("hello all");
  expect((await heard(telegram)).map(({ message }) => message?.text)).toEqual(["hello all"]);
});

test("a bot that was removed is told, and cannot write there any more", async () => {
  const telegram = await startTelegram();
  const group = await createGroup(telegram);
  await heard(telegram);
  await telegram.act({ as: maya.id, do: "remove-bot", chatId: group });
  const updates = await heard(telegram);
  expect(updates[0]?.my_chat_member?.new_chat_member.status).toBe("kicked");
  expect(updates[1]?.message?.left_chat_member?.id).toBe(bot.id);
  expect(await refusal(telegram.api.sendMessage(group, "x"))).toBe(
    "Forbidden: bot was kicked from the supergroup chat",
  );

  await telegram.act({ as: maya.id, do: "add-bot", chatId: group });
  await telegram.api.leaveChat(group);
  expect(await refusal(telegram.api.sendMessage(group, "x"))).toBe(
    "Forbidden: bot is not a member of the supergroup chat",
  );
});

test("who is in a group can be asked", async () => {
  const telegram = await startTelegram();
  const group = await createGroup(telegram);
  expect(await telegram.api.getChatMemberCount(group)).toBe(3);
  expect((await telegram.api.getChatMember(group, maya.id)).status).toBe("creator");
  expect((await telegram.api.getChatMember(group, lena.id)).status).toBe("left");
  expect((await telegram.api.getChatAdministrators(group)).map(({ user }) => user.id)).toEqual([maya.id]);
  expect(await refusal(telegram.api.getChatMember(group, 5))).toBe("Bad Request: user not found");
  expect(await refusal(telegram.api.getChatAdministrators(maya.id))).toBe(
    "Bad Request: there are no administrators in the private chat",
  );
});

test("a basic group that becomes a supergroup tells its new id, on both sides and in the refusal", async () => {
  const telegram = await startTelegram();
  const group = await createGroup(telegram, { basic: true });
  await heard(telegram);
  const upgraded = await telegram.act({ as: maya.id, do: "upgrade-group", chatId: group });
  const supergroup = upgraded.ok && "chatId" in upgraded ? upgraded.chatId : undefined;
  const updates = await heard(telegram);
  expect(updates.map(({ message }) => message?.migrate_to_chat_id ?? message?.migrate_from_chat_id)).toEqual([
    supergroup,
    group,
  ]);
  await expect(telegram.api.sendMessage(group, "x")).rejects.toMatchObject({
    error_code: 400,
    parameters: { migrate_to_chat_id: supergroup },
  });
});

test("in a channel the bot posts as an administrator, and hears posts", async () => {
  const telegram = await startTelegram();
  const made = await telegram.act({
    as: maya.id,
    do: "create-channel",
    title: "News",
    members: [omar.id],
    withBot: true,
  });
  const channel = made.ok && "chatId" in made ? (made.chatId ?? 0) : 0;
  await telegram.act({ as: maya.id, do: "send", chatId: channel, text: "First post" });
  expect((await heard(telegram)).at(-1)?.channel_post).toMatchObject({
    text: "First post",
    sender_chat: { id: channel },
  });
  expect(await telegram.act({ as: omar.id, do: "send", chatId: channel, text: "me too" })).toMatchObject({
    ok: false,
  });
  const post = await telegram.api.sendMessage(channel, "From the bot");
  expect(post).not.toHaveProperty("from");
  const markup = { inline_keyboard: [[{ text: "Share", switch_inline_query: "x" }]] };
  expect(await refusal(telegram.api.sendMessage(channel, "x", { reply_markup: markup }))).toContain(
    "can't use switch_inline_query button in a channel chat",
  );
});

test("a startgroup link leads to a choice, and the bot is started there with the parameter", async () => {
  const telegram = await startTelegram();
  const group = await createGroup(telegram, { withBot: false });
  const url = "https://t.me/gather_bot?startgroup=e_K7&admin=invite_users+pin_messages";
  const opened = await telegram.act({ as: maya.id, do: "open-link", url });
  expect(opened).toEqual({
    ok: true,
    open: { chooseGroup: { parameter: "e_K7", rights: ["invite_users", "pin_messages"] } },
  });
  await telegram.act({
    as: maya.id,
    do: "add-bot",
    chatId: group,
    parameter: "e_K7",
    rights: ["invite_users"],
  });
  const updates = await heard(telegram);
  expect(updates[0]?.my_chat_member?.new_chat_member).toMatchObject({
    status: "administrator",
    can_invite_users: true,
  });
  expect(updates.at(-1)?.message?.text).toBe("/start@gather_bot e_K7");
});

test("a key that asks for a chat shares it, and makes the bot an administrator there", async () => {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  const group = await createGroup(telegram, { withBot: false });
  const rights = { can_invite_users: true } as never;
  await telegram.api.sendMessage(maya.id, "Which group?", {
    reply_markup: {
      keyboard: [
        [
          {
            text: "Choose",
            request_chat: {
              request_id: 7,
              chat_is_channel: false,
              request_title: true,
              user_administrator_rights: rights,
              bot_administrator_rights: rights,
            },
          },
        ],
      ],
      one_time_keyboard: true,
    },
  });
  await heard(telegram);
  await telegram.act({
    as: maya.id,
    do: "press-key",
    chatId: maya.id,
    row: 0,
    column: 0,
    share: { chatId: group },
  });
  const updates = await heard(telegram);
  expect(updates.find(({ my_chat_member }) => my_chat_member)?.my_chat_member?.new_chat_member.status).toBe(
    "administrator",
  );
  expect(updates.at(-1)?.message?.chat_shared).toEqual({ request_id: 7, chat_id: group, title: "Friends" });
});

test("anybody may look into a public group and join it", async () => {
  const telegram = await startTelegram();
  const made = await telegram.act({
    as: maya.id,
    do: "create-group",
    title: "Open",
    members: [],
    username: "open_group",
  });
  const group = made.ok && "chatId" in made ? (made.chatId ?? 0) : 0;
  expect(await telegram.act({ as: lena.id, do: "open-link", url: "t.me/open_group" })).toEqual({
    ok: true,
    open: { chatId: group },
  });
  expect(await telegram.messages(lena, group)).toHaveLength(1);
  expect(await telegram.act({ as: lena.id, do: "send", chatId: group, text: "hi" })).toMatchObject({
    ok: false,
  });
  await telegram.act({ as: lena.id, do: "join", chatId: group });
  expect(await telegram.act({ as: lena.id, do: "send", chatId: group, text: "hi" })).toMatchObject({
    ok: true,
  });
});
