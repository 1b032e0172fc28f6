import { describe, expect } from "vitest";
import { continueAt, labels, onButton, publish, refresh, start, textOf } from "@/tests/support/scenes";
import { botId, jonas, maya, plain, priya, type Town, test, tom } from "@/tests/support/town";

/** A first event of Jonas that everybody should find, and both administrators who were asked. */
async function firstEvent(town: Town) {
  town.settings.adminIds = [priya, maya];
  await start(town, priya, maya);
  await continueAt(town, jonas, null, { title: "Chess night", visibility: "public" });
  await town.taps(jonas, "Confirm");
  const code = /e_([\w-]+)/.exec((await town.last(jonas)).text)![1]!;
  await town.drain();
  const [asked, other] = [await town.last(priya), await town.last(maya)];
  return { code, asked, other };
}

const last = async (town: Town, as: number) => plain((await town.last(as)).text);

describe("A first-time organizer's event", () => {
  test("works by its link at once, is found by nobody yet, and is laid before every administrator", async ({
    town,
  }) => {
    const { code, asked, other } = await firstEvent(town);
    await start(town, tom);
    await town.taps(tom, "Find events");
    const search = await last(town, tom);

    expect((await town.messages(jonas)).map(({ text }) => text).join()).toContain(
      "A person takes a quick look before it appears in search",
    );
    expect(plain(asked.text)).toBe(
      "🔍 To review: an event by Jonas Weber (@jonas_w, here since Sunday, November 22, 2026)\nChess night, Mon, Nov 23, 7:00 PM (Berlin), Dachgarten, Oranienstr. 1, Berlin, Free\nBlankets welcome.",
    );
    expect(labels(asked)).toEqual([["Approve", "Ask", "Decline"]]);
    expect(plain(other.text)).toBe(plain(asked.text));
    expect(search).toContain("No events are listed right now");
    await refresh(town);
    expect(await textOf(town, priya, asked.id)).toBe(plain(asked.text));
    expect((await town.says(tom, `/rsvp ${code}`)).text).toContain("You're now RSVP'd");
  });

  test("that is approved is listed, and so are the next ones; both administrators see by whom", async ({
    town,
  }) => {
    const { asked, other } = await firstEvent(town);
    await town.taps(priya, "Approve");
    const mine = await textOf(town, priya, asked.id);
    const late = await town.taps(maya, "Approve");
    await refresh(town);
    await start(town, tom);
    await town.taps(tom, "Find events");

    expect(mine).toMatch(/^Chess night\n✅ Approved by Priya Nair, (now|\d+ seconds? ago)\.$/);
    expect(late).toEqual({ kind: "silent" });
    expect(await textOf(town, maya, other.id)).toContain("✅ Approved by Priya Nair");
    expect(await last(town, jonas)).toBe(
      "🎉 Chess night is now listed for everyone. Your next events are listed at once.",
    );
    expect(await last(town, tom)).toContain("1. Chess night");
  });

  test("that is asked about stays open; the answer goes back by Reply, and the other administrator sees the question", async ({
    town,
  }) => {
    const { asked, other } = await firstEvent(town);
    await town.taps(priya, "Ask");
    const question = await last(town, priya);
    await town.says(priya, "Is the roof safe?");
    await town.drain();
    const told = await town.last(jonas);
    await refresh(town);
    const seen = (await town.messages(maya)).find(({ id }) => id === other.id)!;
    await town.taps(jonas, "Reply");
    await town.says(jonas, "It has a railing.");
    await town.drain();
    const reply = await last(town, priya);
    await town.taps(maya, "Approve");
    await refresh(town);

    expect(question).toBe(
      "✏️ What would you like to ask Jonas Weber about Chess night?\nSend it as one message; it is passed on word for word.",
    );
    expect(told.text).toBe(
      '⚠️ Before we can list Chess night: "Is the roof safe?" Your link keeps working meanwhile.',
    );
    expect(labels(told)).toEqual([["Edit Event", "Reply"]]);
    expect(plain(seen.text)).toMatch(/⏳ Asked by Priya Nair, .*: "Is the roof safe\?"$/);
    expect(labels(seen)).toEqual([["Approve", "Ask", "Decline"]]);
    expect(reply).toBe("✏️ Jonas Weber (@jonas_w) writes:\nIt has a railing.");
    expect(await textOf(town, priya, asked.id)).toContain("✅ Approved by Maya Lindqvist");
  });

  test("that is declined tells the organizer why, and both administrators by whom", async ({ town }) => {
    const { asked, other } = await firstEvent(town);
    await town.taps(priya, "Decline");
    await town.says(priya, "This is an advertisement.");
    await refresh(town);

    expect(await last(town, jonas)).toBe(
      '⚠️ Before we can list Chess night: "This is an advertisement." Your link keeps working meanwhile.',
    );
    for (const [as, id] of [
      [priya, asked.id],
      [maya, other.id],
    ] as const) {
      expect(await textOf(town, as, id)).toMatch(
        /^Chess night\n❌ Declined by Priya Nair, .*: "This is an advertisement\."$/,
      );
    }
  });

  test("about which two administrators write at once hears the first; the other sees what stands", async ({
    town,
  }) => {
    await firstEvent(town);
    await town.taps(priya, "Decline");
    await town.taps(maya, "Decline");
    await town.says(priya, "Too late.");
    const second = await town.says(maya, "Too loud.");
    await town.drain();

    expect(plain(second.text)).toMatch(/❌ Declined by Priya Nair, .*: "Too late\."$/);
    expect((await town.messages(jonas)).filter(({ text }) => text.startsWith("⚠️"))).toHaveLength(1);
    expect((await town.says(maya, "Anybody there?")).text).toContain("I didn't catch that.");
  });

  test("that changes while it waits is shown to the administrators as it is now", async ({ town }) => {
    const { code, asked } = await firstEvent(town);
    await town.says(jonas, `/edit ${code}`);
    await town.taps(jonas, "Name");
    await town.says(jonas, "Casino night");
    await town.taps(jonas, "Save");
    await refresh(town);

    expect(await textOf(town, priya, asked.id)).toMatch(
      /^🔍 To review: an event by Jonas Weber \(@jonas_w.*\nCasino night/,
    );
  });

  test("that was approved waits again once its words change, and says so where they were saved", async ({
    town,
  }) => {
    const { code, asked } = await firstEvent(town);
    await town.taps(priya, "Approve");
    await town.says(jonas, `/edit ${code}`);
    await town.taps(jonas, "Name");
    await town.says(jonas, "Casino night");
    await town.taps(jonas, "Save");
    const saved = await last(town, jonas);
    await refresh(town);

    expect(saved).toBe(
      "✅ Saved.\n⏳ A person takes a quick look before it appears in search. Its link works meanwhile.",
    );
    expect(await last(town, priya)).toMatch(/^🔍 To review: an event by Jonas Weber.*\nCasino night/);
    expect(await textOf(town, priya, asked.id)).not.toContain("Approved by");
    expect(labels(await town.last(priya))).toEqual([["Approve", "Ask", "Decline"]]);
  });

  test("is decided by administrators alone", async ({ town }) => {
    const { asked } = await firstEvent(town);
    const data = asked.inlineKeyboard![0]!.map(
      (button) => (button as { callback_data: string }).callback_data,
    );
    await start(town, tom);
    await town.taps(tom, "Help");
    const tap = town.updates.at(-1)!.callback_query!;

    for (const [n, button] of data.entries()) {
      await town.handle({ callback_query: onButton({ ...tap, id: `forged${n}`, data: button }) });
      expect(town.calls("answerCallbackQuery").at(-1)!.request).toMatchObject({
        text: "Only an administrator can do that.",
      });
    }
    await town.handle({ callback_query: onButton({ ...tap, id: "forged9", data: `1sp..${jonas}` }) });
    expect(town.calls("answerCallbackQuery").at(-1)!.request).toMatchObject({
      text: "Only an administrator can do that.",
    });
  });
});

describe("A question to a person", () => {
  test("reaches every administrator, and the answer comes back", async ({ town }) => {
    town.settings.adminIds = [priya, maya];
    await start(town, priya, maya, tom);
    const asked = await town.says(tom, "/support");
    const sent = await town.says(tom, "Where is my seat?");
    await town.drain();
    const [first, second] = [await last(town, priya), await last(town, maya)];
    await town.taps(priya, "Reply");
    const reply = await last(town, priya);
    const done = await town.says(priya, "At the door.");
    await town.drain();

    expect(asked.text).toContain("Tell us what happened in one message");
    expect(sent.text).toBe("✅ Thank you! A person will answer here, usually within a day.");
    expect([first, second]).toEqual(Array(2).fill("✏️ Tom Okafor (@tom_okafor) writes:\nWhere is my seat?"));
    expect(reply).toBe("✏️ What should I pass on? Send it as one message.");
    expect(done.text).toBe("✅ Sent.");
    expect(await last(town, tom)).toBe("👋 Support writes:\nAt the door.");
    expect(labels(await town.last(tom))).toEqual([["Reply", "Help"]]);
  });

  test("can be left, and takes words only", async ({ town }) => {
    await start(town, tom);
    await town.says(tom, "/support");
    const asked = await town.last(tom);
    await town.act({ as: tom, do: "send-sticker", chatId: botId, emoji: "🎉" });
    const sticker = await town.last(tom);
    await town.taps(tom, "Cancel");
    await town.says(tom, "hello?");

    expect(labels(asked)).toEqual([["My events", "Cancel"]]);
    expect([sticker.text, ...labels(sticker)]).toEqual(["I need this one as text.", ["Cancel"]]);
    expect((await town.messages(tom)).map(({ id }) => id)).not.toContain(sticker.id);
    expect((await town.last(tom)).text).toContain("I didn't catch that.");
  });

  test("leaves a new event that was being written as a draft", async ({ town }) => {
    await publish(town, { organizer: tom });
    await town.says(tom, "/create");
    await town.taps(tom, "Create via chat");
    await town.says(tom, "Chess night");
    await town.says(tom, "/support");
    await town.says(tom, "How do I do this?");

    expect((await town.says(tom, "/create")).text).toContain("unfinished event: Chess night");
  });
});
