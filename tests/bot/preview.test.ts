import { expect } from "vitest";
import { continueAt, labels } from "@/tests/support/scenes";
import { maya, plain, test } from "@/tests/support/town";

const fields: [field: string, answer: string, shown: string][] = [
  ["Name", "Film *Marathon*", "📋 Name: Film *Marathon*"],
  ["Date", "November 27 8pm", "📅 Date: Friday, November 27, 2026 at 8:00–11:00 PM (Berlin, GMT+1)"],
  ["Length", "=1 hour", "at 7:00–8:00 PM (Berlin, GMT+1)"],
  ["Time zone", "London", "📅 Date: Monday, November 23, 2026 at 7:00–10:00 PM (London, GMT)"],
  ["Location", "Park", "📍 Location: Park"],
  ["Description", "Bring popcorn.", "📝 Description:\nBring popcorn."],
  ["Capacity", "=Unlimited", "👥 Capacity: Unlimited"],
  ["Price", "=No", "💰 Price: Free"],
  ["Category", "=Tech", "🏷️ Category: Tech"],
  ["Who can find it", "=Everyone", "✅ Event Preview:"],
];

test.for(fields)(
  "in the preview %s can be changed, and the preview comes back with it",
  async ([field, answer, shown], { town }) => {
    await continueAt(town, maya, null);
    await town.taps(maya, "Edit");
    const menu = labels(await town.last(maya));
    await town.taps(maya, field);
    await (answer.startsWith("=") ? town.taps(maya, answer.slice(1)) : town.says(maya, answer));

    expect(menu).toEqual([
      ["Name", "Date", "Location"],
      ["Description", "Price", "Capacity"],
      ["Length", "Time zone", "Category"],
      ["Who can find it"],
      ["Back to preview"],
    ]);
    const preview = (await town.messages(maya)).findLast(({ text }) => text.startsWith("✅ Event Preview:"))!;
    expect(plain(preview.text)).toContain(shown);
    expect(labels(preview)).toEqual([["Confirm", "Edit"], ["Save for later"]]);
  },
);

test("a place that becomes online asks for its link, which only attendees are shown", async ({ town }) => {
  await continueAt(town, maya, null);
  await town.taps(maya, "Edit");
  await town.taps(maya, "Location");
  await town.taps(maya, "It's online");
  await town.says(maya, "https://meet.example.com/film");
  const preview = (await town.last(maya)).text;
  await town.taps(maya, "Confirm");

  expect(preview).toContain("📍 Location: Online");
  expect(preview).not.toContain("meet.example.com");
});

test("an online event without a link says that its place is to be announced, in the preview as on the card", async ({
  town,
}) => {
  await continueAt(town, maya, null);
  await town.taps(maya, "Edit");
  await town.taps(maya, "Location");
  await town.taps(maya, "It's online");
  await town.taps(maya, "Skip");
  const preview = (await town.last(maya)).text;
  await town.taps(maya, "Confirm");
  await town.taps(maya, "View Details");

  expect(preview).toContain("📍 Location: To be announced");
  expect((await town.last(maya)).text).toContain("📍 Location: To be announced");
});

test("a price, its tickets and its refunds can be changed, and a new currency asks for the prices again", async ({
  town,
}) => {
  const paid = { paid: true, priceMinor: 1800, currency: "EUR", refundPolicy: [] };
  await continueAt(town, maya, null, paid);
  await town.taps(maya, "Edit");
  const menu = labels(await town.last(maya));
  await town.taps(maya, "Refunds");
  await town.taps(maya, "Any time");
  await town.taps(maya, "Edit");
  await town.taps(maya, "Price");
  await town.taps(maya, "Change currency");
  await town.taps(maya, "GBP £");
  await town.says(maya, "20");
  const kinds = await town.last(maya);
  await town.taps(maya, "Continue");
  const preview = (await town.last(maya)).text;
  await town.taps(maya, "Edit");
  await town.taps(maya, "Location");
  await town.taps(maya, "It's online");
  await town.says(maya, "https://meet.example.com/film");

  expect(menu[1]).toEqual(["Description", "Price", "Tickets"]);
  expect(plain(kinds.text)).toContain("General, £20.00");
  expect(plain(preview)).toContain("💰 Price: £20.00, refunds until it starts");
  expect((await town.last(maya)).text).toContain("Please enter the amount in Telegram Stars");
});

test("what is not changed after all is left as it was", async ({ town }) => {
  await continueAt(town, maya, null);
  const before = (await town.last(maya)).text;
  await town.taps(maya, "Edit");
  await town.taps(maya, "Back to preview");
  const back = (await town.last(maya)).text;
  await town.taps(maya, "Edit");
  await town.taps(maya, "Location");
  const location = await town.last(maya);
  await town.taps(maya, "Back to preview");

  expect(labels(location)).toEqual([["It's online"], ["Back to preview", "Save for later"]]);
  expect([back, (await town.last(maya)).text]).toEqual([before, before]);
});
