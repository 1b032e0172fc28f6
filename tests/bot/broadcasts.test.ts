import { describe, expect } from "vitest";
import { join, labels, publish, refresh } from "@/tests/support/scenes";
import { jonas, kenji, maya, plain, type Town, test, tom } from "@/tests/support/town";

const last = async (town: Town, as: number) => plain((await town.last(as)).text);
const got = async (town: Town, as: number, text: string) =>
  (await town.messages(as)).filter((message) => plain(message.text).includes(text)).length;

async function tapAgain(town: Town) {
  const tap = town.updates.findLast(({ callback_query }) => callback_query)!.callback_query!;
  await town.handle({ callback_query: { ...tap, id: `${tap.id}-again` } });
}

/** An event that Tom, Kenji and Jonas go to. */
async function event(town: Town) {
  const published = await publish(town);
  await join(town, published, tom, kenji, jonas);
  await town.drain();
  return published;
}

describe("/notify", () => {
  test("shows what attendees will read and how many, fills it in for each of them, and tells how far it is until it is done", async ({
    town,
  }) => {
    const { code } = await event(town);
    await town.taps(jonas, "View Details");
    await town.db("update users set muted = '{update}' where user_id = 1006");
    const confirm = await town.says(maya, `/notify ${code} Hi {first_name},\ndoors open at 6:30.`);
    await town.taps(maya, "Send to 2");
    const sending = await town.last(maya);
    await tapAgain(town);
    await town.drain();
    await refresh(town);
    const done = await town.last(maya);

    expect(plain(confirm.text)).toBe(
      "🚨 Event Update: Rooftop Film Night\nHi {first_name},\ndoors open at 6:30.\n\nThis goes to 2 people: 3 confirmed.\n1 has muted updates.",
    );
    expect(plain(sending.text)).toBe("⏳ Sending… 0 of 2");
    expect(labels(sending)).toEqual([["Stop"]]);
    expect(done.id).toBe(sending.id);
    expect(plain(done.text)).toBe("✅ Sent to 2 of 2 people.");
    expect(labels(done)).toEqual([["View Details"]]);
    expect(await last(town, tom)).toBe("🚨 Event Update: Rooftop Film Night\n\nHi Tom,\ndoors open at 6:30.");
    expect(await got(town, kenji, "Hi Kenji,\ndoors open")).toBe(1);
    expect(await got(town, jonas, "doors open")).toBe(0);
  });

  test("asks for the words where none are given, and for the event where none is named", async ({ town }) => {
    const { code } = await event(town);
    const asked = await town.says(maya, `/notify ${code}`);
    await town.says(maya, "/cancel");
    await town.says(maya, "/broadcast");
    await town.taps(maya, "Rooftop Film Night, Nov 27");
    const again = await last(town, maya);
    const unknown = await town.says(maya, "Hi {firstname}!");
    const other = await town.says(tom, `/notify ${code} Hello`);

    expect(plain(asked.text)).toContain("✏️ What should I tell the attendees of Rooftop Film Night?");
    expect(again).toBe(plain(asked.text));
    expect(plain(unknown.text)).toContain("I don't know {firstname}.");
    expect(plain(other.text)).toBe("Only the organizer of this event can do that.");
  });

  test("goes to oneself alone as a test, filled in", async ({ town }) => {
    const { code } = await event(town);
    await town.says(maya, `/broadcast ${code} Hi {first_name}!`);
    await town.taps(maya, "Test to me");

    expect(await last(town, maya)).toBe("🚨 Event Update: Rooftop Film Night\n\nHi Maya!");
    expect(await got(town, tom, "Hi Tom!")).toBe(0);
  });

  test("waits for the time that was chosen, can be stopped before, and an old Stop changes nothing", async ({
    town,
  }) => {
    const { code } = await event(town);
    await town.says(maya, `/notify ${code} See you!`);
    await town.taps(maya, "Send later");
    const asked = await last(town, maya);
    const unreadable = await town.says(maya, "some day");
    const confirm = await town.says(maya, "tomorrow 9am");
    await town.taps(maya, "Schedule for 3");
    const scheduled = await town.last(maya);
    await town.drain();
    const early = await got(town, tom, "See you!");
    town.clock.forward(15 * 3_600_000);
    await town.drain();
    await refresh(town);
    const arrived = await got(town, tom, "See you!");

    await town.says(maya, `/notify ${code} Never mind.`);
    await town.taps(maya, "Send later");
    await town.says(maya, "in 2 hours");
    await town.taps(maya, "Schedule for 3");
    await town.taps(maya, "Stop");
    await tapAgain(town);
    const stopped = await last(town, maya);
    town.clock.forward(3 * 3_600_000);
    await refresh(town);

    expect(asked).toContain("When should it go out?");
    expect(plain(unreadable.text)).toContain("I couldn't read that as a date and time.");
    expect(plain(confirm.text)).toContain(
      "This goes to 3 people on Monday, November 23, 2026 at 9:00 AM (Berlin, GMT+1): 3 confirmed.",
    );
    expect(plain(scheduled.text)).toContain("goes out on Monday, November 23, 2026 at 9:00 AM");
    expect(early).toBe(0);
    expect(arrived).toBe(1);
    expect(stopped).toContain("❌ Stopped.");
    expect(await got(town, tom, "Never mind.")).toBe(0);
  });

  test("tells who could not be reached, and tries those again", async ({ town }) => {
    const { code } = await event(town);
    await town.says(maya, `/notify ${code} Hello all`);
    await town.faults([{ kind: "server-error", method: "sendMessage", chatId: tom, times: 6 }]);
    await town.taps(maya, "Send to 3");
    for (let n = 0; n < 7; n++) {
      await town.drain();
      town.clock.forward(180_000);
    }
    await refresh(town);
    const missed = await town.last(maya);
    await town.taps(maya, "Try the 1 again");
    await tapAgain(town);
    await town.drain();
    await refresh(town);

    expect(plain(missed.text)).toBe("✅ Sent to 2 of 3 people.\n1 couldn't be reached.");
    expect(labels(missed)).toEqual([["Try the 1 again", "View Details"]]);
    expect(await last(town, maya)).toBe("✅ Sent to 3 of 3 people.");
    expect(await got(town, tom, "Hello all")).toBe(1);
    expect(await got(town, kenji, "Hello all")).toBe(1);
  });
});
