import { expect, test } from "vitest";
import { bot, maya, omar, refusal, startTelegram } from "./support";

test("a message reaches a person who pressed Start, and the page shows it with its buttons", async () => {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start", parameter: "e_K7Q2MX" });

  const reply_markup = {
    inline_keyboard: [[{ text: "Going", callback_data: "g", style: "success" as const }]],
  };
  const message = await telegram.api.sendMessage(maya.id, "  Summer *picnic*  ", {
    entities: [{ type: "bold", offset: 2, length: 6 }],
    reply_markup,
  });

  expect(message).toMatchObject({
    text: "Summer *picnic*",
    chat: { id: maya.id, type: "private", first_name: "Maya" },
  });
  expect(message.entities).toEqual([{ type: "bold", offset: 0, length: 6 }]);
  const shown = await telegram.messages(maya);
  expect(shown.map(({ text, mine }) => ({ text, mine }))).toEqual([
    { text: "/start e_K7Q2MX", mine: true },
    { text: "Summer *picnic*", mine: false },
  ]);
  expect(shown[1]?.inlineKeyboard).toEqual(reply_markup.inline_keyboard);
  expect(shown[1]?.chatId).toBe(bot.id);
});

test("a person who never pressed Start, or who blocked the bot, cannot be written to", async () => {
  const telegram = await startTelegram();
  expect(await refusal(telegram.api.sendMessage(omar.id, "hi"))).toBe(
    "Forbidden: bot can't initiate conversation with a user",
  );
  await telegram.act({ as: omar.id, do: "start" });
  await telegram.act({ as: omar.id, do: "block" });
  expect(await refusal(telegram.api.sendMessage(omar.id, "hi"))).toBe(
    "Forbidden: bot was blocked by the user",
  );
  expect(await refusal(telegram.api.sendMessage(5, "hi"))).toBe("Bad Request: chat not found");
});
