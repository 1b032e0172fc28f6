import fc from "fast-check";
import { expect } from "vitest";
import { continueAt, group, publish, sendPhoto, share, start } from "@/tests/support/scenes";
import { botId, createTown, ines, kenji, maya, priya, type Town, test, tom } from "@/tests/support/town";

const people = [maya, tom, ines, kenji, priya];

/** What people say when they play with a bot. */
const words = [
  "/start",
  "/create",
  "/events",
  "/my_events",
  "/rsvp",
  "/cancel_rsvp",
  "/edit",
  "/cancel",
  "/support",
  "/help",
  "Chess night",
  "Berlin",
  "tomorrow 7pm",
  "March 28, 2027 2:30",
  "03/12/2027",
  "yes",
  "no",
  "40",
  "1",
  "0",
  "https://meet.example.com/x",
  "10.005",
  "2 hours",
  "x".repeat(300),
];

type Step = { who: number; what: "tap" | "tap" | "say" | "photo" | "later" | "redeploy"; which: number };

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(...people),
  what: fc.constantFrom("tap", "tap", "tap", "tap", "tap", "say", "say", "photo", "later", "redeploy"),
  which: fc.nat({ max: 1_000_000 }),
});

async function take(town: Town, { who, what, which }: Step, chats: number[]) {
  if (what === "redeploy") return town.redeploy();
  if (what === "photo") return sendPhoto(town, who);
  if (what === "say") return town.says(who, words[which % words.length]!);
  if (what === "later") {
    town.clock.forward([1_000, 6_000, 130_000, 3_600_000][which % 4]!);
    return town.drain();
  }
  return tapAny(town, who, chats[which % 10 === 0 ? 1 : 0]!, which);
}

/** Any button on any message that is there. */
async function tapAny(town: Town, as: number, chatId: number, which: number) {
  const buttons = (await town.messages(as, chatId)).flatMap((message) =>
    (message.inlineKeyboard ?? []).flatMap((keys, row) =>
      keys.map((_key, column) => ({ messageId: message.id, row, column })),
    ),
  );
  const button = buttons[which % Math.max(1, buttons.length)];
  if (button) await town.act({ as, do: "tap", chatId, ...button });
}

/** A town with an event that somebody waits for, a shared card and a draft: and then anybody does anything. */
async function play(steps: Step[]) {
  const town = await createTown();
  const event = await publish(town, { capacity: 2, maxGuests: 3, visibility: "public" });
  await start(town, ...people);
  await continueAt(town, kenji, null, { visibility: "public" });
  const chat = await group(
    town,
    people.filter((as) => as !== maya),
  );
  await share(town, maya, event, chat);
  for (const one of steps) await take(town, one, [botId, chat]);
  town.clock.forward(3_600_000);
  await town.drain();
  const [sum] = await town.db(
    `select count(*)::int as wrong from events e where current_attendees <> (select count(*) from tickets t where t.event_id = e.event_id and t.status <> 'cancelled')`,
  );
  expect(sum).toEqual({ wrong: 0 });
  await town.close();
}

test("whatever people tap and say, in whatever order, every tap is answered, nothing breaks, and the seats add up", {
  timeout: 120_000,
}, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 60, size: "max" }), play), {
    numRuns: 2,
    endOnFailure: true,
  });
});
