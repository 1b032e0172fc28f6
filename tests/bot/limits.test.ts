import { describe, expect } from "vitest";
import { drafts } from "@/db/schema/drafts";
import { maxDrafts } from "@/domain/drafts/rules";
import { rates } from "@/domain/limits";
import type { Act, ActResult } from "@/sandbox/telegram/protocol";
import { db } from "@/tests/support/database";
import { labels, publish, spendAll, start } from "@/tests/support/scenes";
import { botId, maya, plain, priya, type Town, test, tom } from "@/tests/support/town";

const minute = 60_000;
const tooMuch = /^That was a bit much at once\. It is possible again from /;
const fromBot = async (town: Town, as: number) =>
  (await town.messages(as)).filter((message) => message.from?.id === botId);

describe("Whoever writes faster than people do", () => {
  test("is told once a minute, and then not answered; others are", async ({ town }) => {
    await start(town, tom, maya);
    await spendAll(town, `said:${tom}`, rates.said);
    const told = await town.says(tom, "/help");
    const before = (await fromBot(town, tom)).length;
    for (let n = 0; n < 3; n++) await town.says(tom, "/help");

    expect(plain(told.text)).toMatch(tooMuch);
    expect(await fromBot(town, tom)).toHaveLength(before);
    expect((await town.says(maya, "/help")).text).not.toMatch(tooMuch);
    town.clock.forward(minute);
    expect((await town.says(tom, "/help")).text).not.toMatch(tooMuch);
  });

  test("is told at each tap, which does nothing", async ({ town }) => {
    const event = await publish(town, { capacity: 5 });
    await town.says(tom, `/start e_${event.code}`);
    await spendAll(town, `said:${tom}`, rates.said);
    const alerts = [await town.taps(tom, "RSVP"), await town.taps(tom, "RSVP")];

    for (const alert of alerts)
      expect(alert).toMatchObject({ kind: "alert", text: expect.stringMatching(tooMuch) });
    town.clock.forward(minute);
    await town.taps(tom, "RSVP");
    expect(await town.db("select status from rsvps")).toMatchObject([{ status: "confirmed" }]);
  });

  test("finds nothing behind the bot's name, counted for itself", async ({ town }) => {
    await publish(town, { title: "Chess night" });
    const search = async () => {
      const act: Act = { as: maya, do: "inline-query", query: "chess" };
      return ((await town.act(act)) as Extract<ActResult, { inline: unknown }>).inline.results.length;
    };
    await spendAll(town, `inline:${maya}`, rates.said);

    expect(await search()).toBe(0);
    expect((await town.says(maya, "/help")).text).not.toMatch(tooMuch);
    town.clock.forward(minute + 10_000);
    expect(await search()).toBe(1);
  });

  test("gets the ticket that was paid for all the same", async ({ town }) => {
    const event = await publish(town, { capacity: 5, priceMinor: 4500, currency: "USD" });
    await start(town, tom);
    await town.says(tom, `/buy_ticket ${event.code}`);
    await town.taps(tom, "Pay in Telegram");
    const invoice = (await town.messages(tom)).filter(({ invoice }) => invoice).at(-1)!;
    await spendAll(town, `said:${tom}`, rates.said);
    await town.act({ as: tom, do: "pay", chatId: botId, messageId: invoice.id });
    await town.drain();

    expect(await town.db("select status from tickets")).toMatchObject([{ status: "active" }]);
  });
});

describe("Questions to support", () => {
  test("are five an hour; whoever asks again hears when before they write", async ({ town }) => {
    await start(town, tom, priya);
    const ask = async (text: string) => {
      await town.says(tom, "/support");
      return town.says(tom, text);
    };
    for (let n = 1; n <= 5; n++) expect((await ask(`Question ${n}`)).text).toContain("Thank you!");
    const refused = await town.says(tom, "/support");
    const paid = await town.says(tom, "/paysupport");
    await town.drain();
    const asked = (await town.messages(priya)).filter(({ text }) => text.includes("Question"));

    expect([plain(refused.text), plain(paid.text)]).toEqual([
      expect.stringMatching(tooMuch),
      expect.stringMatching(tooMuch),
    ]);
    expect(asked).toHaveLength(5);
    town.clock.forward(61 * minute);
    expect((await ask("Question 6")).text).toContain("Thank you!");
  });
});

describe("Drafts", () => {
  const begin = (userId: number, count: number) => {
    const at = new Date("2026-11-20T12:00:00Z");
    const row = () => ({
      id: crypto.randomUUID(),
      userId,
      kind: "create" as const,
      answers: { title: "Picnic" },
      question: "date",
      createdAt: at,
      updatedAt: at,
    });
    return db.insert(drafts).values(Array.from({ length: count }, row));
  };

  test("are fifty of one person: one more is refused, with the way to the list, and those there are go on", async ({
    town,
  }) => {
    await start(town, maya);
    await begin(maya, maxDrafts + 10);
    await town.says(maya, "/create");
    await town.taps(maya, "Start a new one");
    const refused = await town.last(maya);
    await town.taps(maya, "Continue");

    expect(refused.text).toBe("You have 50 drafts already. Publish or delete one, then start another.");
    expect(labels(refused)).toEqual([["See your drafts"]]);
    expect(refused.inlineKeyboard?.[0]?.[0]).toMatchObject({
      web_app: { url: "https://app.example/app/hosting" },
    });
    expect((await town.messages(maya)).map(({ text }) => text).join()).toContain(
      "Which time zone is the event in?",
    );
    expect(await town.db("select count(*)::int as n from drafts")).toMatchObject([{ n: maxDrafts + 10 }]);
  });
});
