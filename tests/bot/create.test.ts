import { describe, expect } from "vitest";
import { continueAt, labels, publish, start } from "@/tests/support/scenes";
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
    await town.taps(maya, "Arts");
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
        "🏷️ Category: Arts",
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
      "Arts",
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
      "1 of 10",
      "3 of 10",
      "4 of 10",
      "6 of 11",
    ]);
    expect([first, date, length, link].map((message) => labels(message).at(-1))).toEqual([
      ["Save for later"],
      ["Back", "Save for later"],
      ["Back", "Skip", "Save for later"],
      ["Back", "Skip", "Save for later"],
    ]);
  });

  test("asks for the price of what is online in Stars, once,", async ({ town }) => {
    await begin(town, maya);
    await town.says(maya, "Chess night");
    await town.taps(maya, "Berlin, 6:42 PM");
    await town.says(maya, "tomorrow 7pm");
    await town.taps(maya, "Skip");
    await town.taps(maya, "It's online");
    await town.says(maya, "https://meet.example.com/chess");
    await town.says(maya, "Bring a clock.");
    await town.taps(maya, "Yes");
    const price = await asked(town, maya);
    await town.says(maya, "450");
    await town.taps(maya, "Continue");
    await town.taps(maya, "Any time");
    await town.says(maya, "40");
    await town.taps(maya, "Games");
    await town.taps(maya, "Only people with the link");

    expect(plain(price.text)).toBe(
      [
        "💵 What is the ticket price?",
        "Please enter the amount in Telegram Stars ⭐ (e.g., 1000):",
        "What happens online is sold in Stars: Telegram asks that of everything digital.",
        "9 of 14",
      ].join("\n"),
    );
    expect(labels(price)).toEqual([["Back", "Save for later"]]);
    expect(plain((await asked(town, maya)).text)).toContain("💰 Price: 450 ⭐, refunds until it starts");
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
    await town.says(maya, "no limit");
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
      /📅 When will your event take place\?[\s\S]*Berlin time \(GMT\+1\)\n2 of 9$/,
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
    await town.taps(maya, "GBP £");
    const price = await town.last(maya);
    await town.says(maya, "45");
    await town.taps(maya, "Continue");
    await town.taps(maya, "24 hours before");
    await town.taps(maya, "Unlimited");
    await town.taps(maya, "Music");
    await town.taps(maya, "Everyone");
    const preview = await asked(town, maya);
    await town.taps(maya, "Confirm");

    expect(price.text).toContain("Please enter the amount in GBP (e.g., 10.00):");
    expect(preview.text).toContain("💰 Price: £45.00, refunds until 24 hours before");
    expect((await town.last(maya)).text).toContain("Gala is published!");
  });

  test("of a paid event asks for its kinds of ticket, each with its price, its number and its end of sales", async ({
    town,
  }) => {
    await continueAt(town, maya, "paid");
    await town.taps(maya, "Yes");
    const price = await asked(town, maya);
    await town.says(maya, "24,50");
    const kinds = await asked(town, maya);
    await town.taps(maya, "Add ticket type");
    const parts = [await asked(town, maya)];
    for (const typed of ["Early bird", "18", "20"]) {
      await town.says(maya, typed);
      parts.push(await asked(town, maya));
    }
    await town.says(maya, "November 22");
    const both = await asked(town, maya);
    await town.taps(maya, "General");
    await town.taps(maya, "Name");
    await town.says(maya, "Standing");
    const one = await asked(town, maya);
    await town.taps(maya, "Back");
    await town.taps(maya, "Add ticket type");
    await town.says(maya, "Helpers");
    await town.taps(maya, "Free");
    await town.taps(maya, "Unlimited");
    await town.taps(maya, "At the start");
    await town.taps(maya, "Helpers");
    await town.taps(maya, "Remove this type");
    await town.taps(maya, "Continue");
    const refunds = await asked(town, maya);
    await town.says(maya, "2 weeks");
    await town.taps(maya, "Unlimited");
    await town.taps(maya, "Skip");
    await town.taps(maya, "Everyone");
    const preview = await asked(town, maya);
    await town.taps(maya, "Confirm");

    expect(price.text).toContain("Please enter the amount in EUR");
    expect(labels(kinds)).toEqual([["General"], ["Continue", "Add ticket type"], ["Back", "Save for later"]]);
    expect(parts.map(({ text }) => plain(text))).toEqual([
      "🎟️ What is this ticket called? e.g., Early bird\n9 of 13",
      "💵 What does this ticket cost?\nPlease enter the amount in EUR (e.g., 10.00):\n9 of 13",
      "👥 How many of them? Send a number, or tap Unlimited.\n9 of 13",
      "📅 When do sales end? Send a date, or tap At the start.\n9 of 13",
    ]);
    expect(parts.map((part) => labels(part).at(-1))).toEqual(Array(4).fill(["Back", "Save for later"]));
    const early = "Early bird, €18.00, 20 tickets, on sale until Sun, Nov 22, 11:59 PM (Berlin)";
    expect(plain(both.text)).toContain(`General, €24.50\n${early}\n\nAdd another, or continue.`);
    expect(labels(one)).toEqual([
      ["Name", "Price", "How many"],
      ["End of sales"],
      ["Remove this type"],
      ["Back", "Save for later"],
    ]);
    expect(plain(refunds.text)).toContain("10 of 13");
    expect(labels(refunds).slice(0, 2)).toEqual([
      ["24 hours before", "3 days before", "7 days before"],
      ["Any time", "No refunds"],
    ]);
    expect(plain(preview.text)).toContain("💰 Price: from €18.00, refunds until 14 days before");
    expect(plain(preview.text)).toContain(`🎟️ Ticket types:\nStanding, €24.50\n${early}`);
    expect((await town.last(maya)).text).toContain("is published!");
  });

  test("takes sales until the start at the latest, and goes through the calendar for their end too", async ({
    town,
  }) => {
    await continueAt(town, maya, "paid");
    await town.taps(maya, "Yes");
    await town.says(maya, "24");
    await town.taps(maya, "Add ticket type");
    for (const typed of ["Early", "18", "-", "November 24"]) await town.says(maya, typed);
    const late = await asked(town, maya);
    await town.taps(maya, "Pick a day");
    await town.taps(maya, "Tomorrow, 23");
    const times = await town.last(maya);
    await town.taps(maya, "6:30 PM");

    expect(plain(late.text)).toContain("sales end then at the latest");
    expect(plain(times.text)).toContain("Until what time?");
    expect(plain((await asked(town, maya)).text)).toContain(
      "Early, €18.00, on sale until Mon, Nov 23, 6:30 PM (Berlin)",
    );
  });

  test("proposes the currency of the organizer's last prices", async ({ town }) => {
    await publish(town, { priceMinor: 3000, currency: "CHF" });
    await continueAt(town, maya, "paid");
    await town.taps(maya, "Yes");

    expect((await asked(town, maya)).text).toContain("Please enter the amount in CHF");
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
