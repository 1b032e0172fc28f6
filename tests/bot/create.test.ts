import { describe, expect } from "vitest";
import { continueAt, labels, start } from "@/tests/support/scenes";
import { maya, plain, type Town, test, tom } from "@/tests/support/town";

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

/** How many messages offer buttons that belong to the draft. */
const open = async (town: Town, as: number) =>
  (await town.messages(as)).filter(({ inlineKeyboard }) =>
    JSON.stringify(inlineKeyboard ?? "").includes("Save for later"),
  );

describe("Creating by chat", () => {
  test("asks question by question, echoes each answer where it was asked, and ends in a preview and an event", async ({
    town,
  }) => {
    await begin(town, maya);
    await town.says(maya, "Rooftop Film Night");
    await town.says(maya, "Berlin");
    await town.says(maya, "tomorrow 7pm");
    await town.taps(maya, "3 hours");
    await town.says(maya, "Dachgarten, Oranienstr. 1, Berlin");
    await town.says(maya, "Blankets welcome.");
    await town.taps(maya, "No");
    await town.says(maya, "40");
    await town.taps(maya, "Only people with the link");

    const preview = await asked(town, maya);
    expect(plain(preview.text)).toBe(
      [
        "✅ Event Preview:",
        "",
        "📋 Name: Rooftop Film Night",
        "📅 Date: Monday, November 23, 2026 at 7:00–10:00 PM (Berlin, GMT+1)",
        "📍 Location: Dachgarten, Oranienstr. 1, Berlin",
        "💰 Price: Free",
        "👥 Capacity: 40",
        "",
        "📝 Description:",
        "Blankets welcome.",
        "",
        "Is this correct?",
      ].join("\n"),
    );
    expect(labels(preview)).toEqual([["Confirm", "Edit"], ["Save for later"]]);
    const echoes = (await town.messages(maya))
      .flatMap(({ text }) => /✅ (?!Event)(.*)/.exec(text)?.[1] ?? [])
      .map(plain);
    expect(echoes).toEqual([
      "Rooftop Film Night",
      "Berlin, GMT+1",
      "Monday, November 23, 2026 at 7:00 PM (Berlin, GMT+1)",
      "3 hours",
      "Dachgarten, Oranienstr. 1, Berlin",
      "Blankets welcome.",
      "No",
      "40",
      "Only people with the link",
    ]);

    await town.taps(maya, "Confirm");
    const published = await town.last(maya);
    const code = /e_([\w-]+)/.exec(published.text)![1]!;
    await town.act({ as: tom, do: "start", parameter: `e_${code}` });
    await town.taps(tom, "RSVP");

    expect(published.text).toContain("Rooftop Film Night is published!");
    expect(labels(published)).toEqual([["Share", "View Details", "Manage"]]);
    expect((await town.last(tom)).text).toContain("You're now RSVP'd for Rooftop Film Night!");
  });

  test("counts the questions that apply, offers Back from the second on and Skip where it may be left out", async ({
    town,
  }) => {
    await begin(town, maya);
    const first = await asked(town, maya);
    await town.says(maya, "Chess night");
    await town.taps(maya, "Berlin, 6:42 PM");
    const date = await asked(town, maya);
    await town.says(maya, "tomorrow 7pm");
    const length = await asked(town, maya);
    await town.taps(maya, "Skip");
    await town.taps(maya, "It's online");
    const link = await asked(town, maya);

    expect([first, date, length, link].map(({ text }) => text.split("\n").at(-1))).toEqual([
      "1 of 9",
      "3 of 9",
      "4 of 9",
      "6 of 10",
    ]);
    expect([first, date, length, link].map((message) => labels(message).at(-1))).toEqual([
      ["Save for later"],
      ["Back", "Save for later"],
      ["Back", "Skip", "Save for later"],
      ["Back", "Skip", "Save for later"],
    ]);
  });

  test("says that what is online is sold in Stars, and prices it so with one tap", async ({ town }) => {
    await begin(town, maya);
    await town.says(maya, "Chess night");
    await town.taps(maya, "Berlin, 6:42 PM");
    await town.says(maya, "tomorrow 7pm");
    await town.taps(maya, "Skip");
    await town.taps(maya, "It's online");
    await town.says(maya, "https://meet.example.com/chess");
    await town.says(maya, "Bring a clock.");
    await town.taps(maya, "Yes");
    await town.says(maya, "10");
    const problem = await asked(town, maya);
    await town.taps(maya, "Price in Stars ⭐");
    const again = await asked(town, maya);
    await town.says(maya, "450");
    await town.says(maya, "40");
    await town.taps(maya, "Only people with the link");

    expect(plain(problem.text)).toBe(
      "What happens online is sold in Telegram Stars ⭐: Telegram asks that of everything digital. Shall we price it in Stars?",
    );
    expect(labels(problem)[0]).toEqual(["Price in Stars ⭐", "Make it free"]);
    expect(plain(again.text)).toContain("What is the ticket price?");
    expect(plain((await asked(town, maya)).text)).toContain("💰 Price: 450 ⭐");
  });

  test("leaves buttons on one message only: the newest of the conversation", async ({ town }) => {
    await begin(town, maya);
    await town.says(maya, "x".repeat(101));
    expect(await open(town, maya)).toHaveLength(1);
    await town.says(maya, "Chess night");
    await town.says(maya, "Nowhereville on the Moon");
    await town.says(maya, "Berlin");
    await town.says(maya, "gibberish");
    expect(await open(town, maya)).toHaveLength(1);
    await town.says(maya, "/create");
    await town.taps(maya, "Continue");

    expect(await open(town, maya)).toHaveLength(1);
    expect((await open(town, maya))[0]!.id).toBe((await town.last(maya)).id);
  });

  test("skips what is optional and publishes with what then holds", async ({ town }) => {
    await begin(town, maya);
    await town.says(maya, "Chess night");
    await town.says(maya, "Berlin");
    await town.says(maya, "tomorrow 7pm");
    await town.taps(maya, "Skip");
    await town.says(maya, "Café Mond");
    await town.taps(maya, "Skip");
    await town.says(maya, "no");
    await town.taps(maya, "Skip");
    await town.taps(maya, "Skip");
    const preview = (await asked(town, maya)).text;
    await town.taps(maya, "Confirm");

    expect(plain(preview)).toContain("at 7:00–9:00 PM (Berlin, GMT+1)");
    expect(preview).toContain("👥 Capacity: Unlimited");
    expect(preview).not.toContain("📝");
    expect((await town.last(maya)).text).toContain("Chess night is published!");
  });

  test("goes back with the answer kept: another one replaces it, and Skip keeps it", async ({ town }) => {
    await begin(town, maya);
    await town.says(maya, "Chess night");
    await town.says(maya, "Berlin");
    await town.says(maya, "tomorrow 7pm");
    await town.taps(maya, "3 hours");
    await town.taps(maya, "Back");
    await town.taps(maya, "Back");
    const date = await town.last(maya);
    await town.says(maya, "tomorrow 8pm");
    const location = await asked(town, maya);
    await town.taps(maya, "Back");
    await town.taps(maya, "Skip");
    const kept = (await town.messages(maya)).findLast(({ text }) => text.startsWith("⏰"));

    expect(date.text).toContain("📅 When will your event take place?");
    expect(location.text).toContain("📍 Where will your event be held?");
    expect(kept!.text).toContain("✅ 3 hours");
    expect((await asked(town, maya)).text).toBe(location.text);
  });

  test("keeps the zone of a first event for the next one, and never asks it again", async ({ town }) => {
    await begin(town, maya);
    await town.says(maya, "First night");
    await town.says(maya, "Berlin");
    await town.says(maya, "/create");
    await town.taps(maya, "Start a new one");
    await town.says(maya, "Second night");

    expect((await asked(town, maya)).text).toMatch(
      /📅 When will your event take place\?[\s\S]*Berlin time \(GMT\+1\)\n2 of 8$/,
    );
  });

  test("of a paid event publishes it in its currency, ready to be sold", async ({ town }) => {
    await begin(town, maya);
    await town.says(maya, "Gala");
    await town.says(maya, "Berlin");
    await town.says(maya, "tomorrow 7pm");
    await town.taps(maya, "2 hours");
    await town.says(maya, "Café Mond");
    await town.taps(maya, "Skip");
    await town.taps(maya, "Yes");
    await town.taps(maya, "Change currency");
    await town.taps(maya, "More");
    await town.taps(maya, "Back");
    await town.taps(maya, "EUR €");
    const price = await town.last(maya);
    await town.says(maya, "45");
    await town.taps(maya, "Unlimited");
    await town.taps(maya, "Everyone");
    const preview = await asked(town, maya);
    await town.taps(maya, "Confirm");

    expect(price.text).toContain("Please enter the amount in EUR (e.g., 10.00):");
    expect(preview.text).toContain("💰 Price: €45.00");
    expect((await town.last(maya)).text).toContain("Gala is published!");
  });

  test("of a paid event is kept as a draft while nobody can take the money, and says what to do", async ({
    town,
  }) => {
    town.settings.methods = [];
    await continueAt(town, maya, null, { paid: true, priceMinor: 4500, currency: "USD" });
    await town.taps(maya, "Confirm");
    const refused = await town.last(maya);
    await town.taps(maya, "Make it free");
    const free = await asked(town, maya);
    await town.taps(maya, "Confirm");

    expect(refused.text).toBe(
      "You can't take payments yet. Connect Stripe in the Web App and publish again, or make it free. Your draft is kept.",
    );
    expect(labels(refused)).toEqual([["Open Web App", "Make it free"], ["Back to preview"]]);
    expect(free.text).toContain("💰 Price: Free");
    expect((await town.last(maya)).text).toContain("is published!");
  });
});
