import { describe, expect } from "vitest";
import { continueAt, labels, start } from "@/tests/support/scenes";
import { jonas, kenji, maya, type Town, test } from "@/tests/support/town";

/** The newest message of the bot in a person's chat. */
async function asked(town: Town, as: number) {
  const said = (await town.messages(as)).filter(({ mine }) => !mine);
  return said.at(-1)!;
}

async function begin(town: Town, as: number) {
  await start(town, as);
  await town.says(as, "/create");
  await town.taps(as, "Create via chat");
}

describe("A conversation that is left", () => {
  test("waits as a draft, after Save for later and after /cancel, and goes on where it was", async ({
    town,
  }) => {
    await begin(town, maya);
    await town.says(maya, "Chess night");
    await town.taps(maya, "Save for later");
    const saved = await town.last(maya);
    await town.says(maya, "Berlin");
    const unheard = await town.last(maya);
    await town.taps(maya, "Continue");
    const zone = (await town.messages(maya)).find(({ id }) => id === saved.id)!;
    const cancelled = await town.says(maya, "/cancel");
    await town.says(maya, "/create");
    const resume = await town.last(maya);
    await town.taps(maya, "Continue");
    await town.says(maya, "Berlin");

    expect([saved.text, cancelled.text]).toEqual(
      Array(2).fill("📝 Chess night is saved as a draft. Nobody else can see it."),
    );
    expect(unheard.text).toContain("I didn't catch that.");
    expect((await town.messages(maya)).find(({ id }) => id === saved.id)!.inlineKeyboard).toBeUndefined();
    expect(zone.text).toContain("🌍 Which time zone is the event in?");
    expect(resume.text).toContain("📝 You have an unfinished event: Chess night\n1 of 10 answered");
    expect(labels(resume)).toEqual([
      ["Continue", "Continue in Web App"],
      ["Start a new one", "Delete draft"],
    ]);
    expect((await asked(town, maya)).text).toContain("📅 When will your event take place?");
  });

  test("is deleted when that is asked for and confirmed", async ({ town }) => {
    await begin(town, maya);
    await town.says(maya, "Chess night");
    await town.says(maya, "/create");
    await town.taps(maya, "Delete draft");
    const question = await town.last(maya);
    await town.taps(maya, "Keep it");
    const kept = await town.last(maya);
    await town.says(maya, "/create");
    await town.taps(maya, "Delete draft");
    await town.taps(maya, "Delete draft");
    const deleted = await town.last(maya);

    expect(question.text).toBe("Delete the draft Chess night? This can't be undone.");
    expect(kept.text).toContain("🌍 Which time zone");
    expect(deleted.text).toBe("❌ Draft deleted.");
    expect(labels(await town.says(maya, "/create"))).toEqual([["Create via chat", "Create via Web App"]]);
  });

  test("stays beside a new one that is begun", async ({ town }) => {
    await begin(town, maya);
    await town.says(maya, "Chess night");
    await town.says(maya, "/create");
    await town.taps(maya, "Start a new one");
    await town.says(maya, "Film night");

    expect((await town.says(maya, "/create")).text).toContain("unfinished event: Film night");
  });

  test("goes on after a deployment in the middle of a question", async ({ town }) => {
    await begin(town, jonas);
    await town.says(jonas, "Chess night");
    town.redeploy();
    await town.says(jonas, "Berlin");
    town.redeploy();
    await town.taps(jonas, "Pick a day");
    town.redeploy();
    await town.taps(jonas, "Tomorrow, 23");
    town.redeploy();
    await town.taps(jonas, "7:00 PM");

    expect((await asked(town, jonas)).text).toContain("⏰ How long will it last?");
  });

  test("is not disturbed by commands and buttons of other things", async ({ town }) => {
    await begin(town, kenji);
    await town.says(kenji, "Chess night");
    await town.says(kenji, "/help");
    await town.taps(kenji, "Find events");
    await town.says(kenji, "/my_events");
    await town.says(kenji, "Tokyo");

    expect((await asked(town, kenji)).text).toContain("Tokyo time (GMT+9)");
  });
});

describe("A second tap of the same finger", () => {
  test("begins no second draft", async ({ town }) => {
    await start(town, maya);
    await town.says(maya, "/create");
    const start_ = await town.last(maya);
    await town.taps(maya, "Create via chat");
    await town.redeliver();
    await town.says(maya, "Chess night");
    await town.says(maya, "/create");
    await town.taps(maya, "Continue");
    await town.says(maya, "/create");

    expect((await town.messages(maya)).find(({ id }) => id === start_.id)!.text).toContain("✅ Chess night");
    expect((await town.last(maya)).text).toContain("unfinished event: Chess night");
  });

  test("skips one question, answers one, goes back one and publishes once", async ({ town }) => {
    const twice = async (label: string) => {
      const before = (await town.messages(maya)).findLast((message) =>
        labels(message).flat().includes(label),
      )!;
      const tap = { as: maya, do: "tap", chatId: before.chatId, messageId: before.id } as const;
      const row = labels(before).findIndex((one) => one.includes(label));
      const data = before.inlineKeyboard![row]!.find(({ text }) => text === label)!;
      await town.act({ ...tap, row, column: before.inlineKeyboard![row]!.indexOf(data) });
      const first = town.updates.at(-1)!;
      await town.handle({ callback_query: { ...first.callback_query!, id: `${first.callback_query!.id}0` } });
    };
    await continueAt(town, maya, "length", { title: "Chess night" });
    await twice("Skip");
    expect((await asked(town, maya)).text).toContain("📍 Where");
    await town.says(maya, "Café Mond");
    await twice("Back");
    expect((await asked(town, maya)).text).toContain("📍 Where");
    await town.says(maya, "Café Mond");
    await twice("Skip");
    await twice("No");
    expect(
      (await town.messages(maya)).filter(
        ({ text, inlineKeyboard }) => text.includes("👥 What is") && inlineKeyboard,
      ),
    ).toHaveLength(1);
    await twice("Unlimited");
    await twice("Other");
    await twice("Only people with the link");
    await twice("Confirm");

    const texts = (await town.messages(maya)).map(({ text }) => text);
    expect(texts.filter((text) => text.includes("is published!"))).toHaveLength(1);
    expect((await town.says(maya, "/events")).text.match(/Chess night/g)).toHaveLength(1);
  });
});
