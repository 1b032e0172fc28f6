import { describe, expect } from "vitest";
import { join, labels, publish, refresh, start } from "@/tests/support/scenes";
import { ines, jonas, maya, plain, type Town, test, tom } from "@/tests/support/town";

const last = async (town: Town, as: number) => plain((await town.last(as)).text);

describe("Cancelling an event", () => {
  async function asking(town: Town) {
    const event = await publish(town, { capacity: 1 });
    await join(town, event, tom, ines);
    await town.act({ as: tom, do: "start", parameter: `e_${event.code}` });
    await town.drain();
    await town.says(maya, `/edit ${event.code}`);
    await town.taps(maya, "Cancel event");
    return event;
  }

  test("asks first, takes a note, and tells everybody who comes or waits, in their language; cards follow", async ({
    town,
  }) => {
    await asking(town);
    const asked = await town.last(maya);
    await town.says(maya, "Rain, I'm sorry.");
    const noted = await town.last(maya);
    await town.taps(maya, "Cancel event");
    const done = await town.last(maya);
    const tap = town.updates.at(-1)!.callback_query!;
    await town.handle({ callback_query: { ...tap, id: "9" } });
    await refresh(town);

    expect(asked.text).toBe(
      "❌ Cancel Rooftop Film Night for everyone?\n2 people will be told. This can't be undone.\nAdd a short note for them, or go on without one.",
    );
    expect(labels(asked)).toEqual([["Keep the event", "Cancel event"]]);
    expect(noted.text).toContain("Your note for them:\nRain, I'm sorry.");
    expect(done.text).toBe("❌ Rooftop Film Night is cancelled.\n2 people are being told.");
    expect(await last(town, tom)).toBe(
      '❌ Rooftop Film Night on Fri, Nov 27, 6:42 PM (Berlin) has been cancelled by the organizer.\n"Rain, I\'m sorry."',
    );
    expect(await last(town, ines)).toContain('"Rain, I\'m sorry."');
    expect(
      (await town.messages(tom)).some(({ text }) => text.startsWith("❌ Cancelled\nRooftop Film Night")),
    ).toBe(true);
    expect(
      (await town.messages(tom)).filter(({ text }) => text.includes("has been cancelled by the organizer")),
    ).toHaveLength(1);
  });

  test("can be left, and the event stays", async ({ town }) => {
    const { code } = await asking(town);
    await town.taps(maya, "Keep the event");
    const kept = await town.last(maya);
    await town.says(maya, "no note");
    await refresh(town);

    expect(kept.text).toBe("✅ Rooftop Film Night stays as it is.");
    await start(town, jonas);
    expect((await town.says(jonas, `/rsvp ${code}`)).text).toContain("on the waiting list");
  });

  test("takes a note of 500 characters, and says so when there are more", async ({ town }) => {
    await asking(town);
    await town.says(maya, "x".repeat(501));

    expect(await last(town, maya)).toBe("That's 501 characters; the limit is 500.");
  });

  test("leaves old buttons that say what became of it", async ({ town }) => {
    const { code } = await asking(town);
    await town.taps(maya, "Cancel event");
    await refresh(town);

    expect((await town.says(tom, `/cancel_rsvp ${code}`)).text).toBe(
      "This event was cancelled by its organizer.",
    );
    expect(await town.taps(tom, "Cancel RSVP")).toEqual({
      kind: "alert",
      text: "This event was cancelled by its organizer.",
    });
    expect((await town.says(jonas, `/rsvp ${code}`)).text).toBe("This event was cancelled by its organizer.");
    expect((await town.says(maya, `/edit ${code}`)).text).toBe("This event was cancelled by its organizer.");
  });
});
