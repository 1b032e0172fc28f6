import { expect, vi } from "vitest";
import { group } from "@/tests/support/scenes";
import { botId, ines, maya, test, tom } from "@/tests/support/town";

test("npm run setup tells Telegram the commands of each kind of chat in each language, the profile, the address and the Mini App behind the menu button, and can be run again", async ({
  town,
}) => {
  const chat = await group(town, [tom]);
  vi.stubEnv("TELEGRAM_API_ROOT", town.url);
  vi.stubEnv("APP_URL", town.url);

  await import("@/bot/setup");
  vi.resetModules();
  await import("@/bot/setup");

  const commands = async (as: number, chatId: number) => (await town.state(as)).bot.commands[chatId]!;
  expect((await commands(maya, botId)).map(({ command }) => command)).toEqual([
    "start",
    "create",
    "my_events",
    "events",
    "help",
    "webapp",
    "create_webapp",
    "manage_webapp",
    "edit",
    "rsvp",
    "cancel_rsvp",
    "buy_ticket",
    "notify",
    "reminders",
    "broadcast",
    "payments",
    "cancel",
    "privacy",
    "terms",
    "support",
    "paysupport",
  ]);
  expect((await commands(maya, chat)).map(({ command }) => command)).toEqual(["rsvp", "help"]);
  expect((await commands(ines, botId))[1]!.description).not.toBe(
    (await commands(maya, botId))[1]!.description,
  );
  expect((await town.state(maya)).bot.description).toContain(
    "Find events, save your seat in one tap and pay safely.",
  );
  expect((await town.state(maya)).bot.menuButton).toEqual({ text: "Events", url: `${town.url}/app` });
  const webhook = town.calls("setWebhook").at(-1)!;
  expect(webhook).toMatchObject({ status: 200, request: { url: `${town.url}/api/webhook/telegram` } });
  await town.api.setWebhook(`${town.url}/webhook`);
});
