import { describe, expect } from "vitest";
import { broadcast } from "@/domain/notifications/broadcast";
import { packCallback } from "@/gateways/telegram/callbacks";
import type { Person } from "@/sandbox/telegram/protocol";
import { acting, join, labels, onButton, publish, refresh, start } from "@/tests/support/scenes";
import { botId, jonas, kenji, maya, plain, type Town, test, tom } from "@/tests/support/town";

/** People beyond the six who live in the town. */
async function crowd(town: Town, count: number): Promise<number[]> {
  const people = Array.from(
    { length: count },
    (_, n): Person => ({
      id: 2001 + n,
      firstName: `Guest ${n + 1}`,
      languageCode: "en",
      timeZone: "Europe/Berlin",
      role: "attendee",
      color: "blue",
    }),
  );
  await fetch(`${town.url}/control/people`, { method: "POST", body: JSON.stringify(people) });
  return people.map(({ id }) => id);
}

const last = async (town: Town, as: number) => plain((await town.last(as)).text);

describe("Attendees", () => {
  test("are listed ten a page, all, confirmed or waiting", async ({ town }) => {
    const event = await publish(town, { capacity: 21, maxGuests: 1 });
    await join(town, event, ...(await crowd(town, 23)));
    await town.says(maya, "/events");
    await town.taps(maya, "1");
    await town.taps(maya, "View Attendees");
    const first = await town.last(maya);
    await town.taps(maya, "›");
    await town.taps(maya, "›");
    const third = await town.last(maya);
    await town.taps(maya, "Waiting");
    const waiting = await town.last(maya);
    await town.taps(maya, "Confirmed");
    const confirmed = await town.last(maya);
    await town.taps(maya, "Back");

    expect(first.text).toMatch(
      /^👥 Attendee List for Rooftop Film Night:\n1\. Guest 1 - Free\n[\s\S]*10\. Guest 10 - Free\n1 to 10 of 23$/,
    );
    expect(labels(first)).toEqual([
      ["1 of 3", "›"],
      ["Confirmed", "Waiting"],
      ["Remove a guest"],
      ["Send Message", "Back"],
    ]);
    expect(third.text).toContain(
      "21. Guest 21 - Free\n22. Guest 22 - Waiting\n23. Guest 23 - Waiting\n21 to 23 of 23",
    );
    expect(labels(third)[0]).toEqual(["‹", "3 of 3"]);
    expect(waiting.text).toContain("1 to 2 of 2");
    expect(confirmed.text).toContain("1 to 10 of 21");
    expect(await last(town, maya)).toContain("✅ Confirmed: 21 / 21");
  });

  test("who are none yet are asked for by sharing", async ({ town }) => {
    await publish(town);
    await town.says(maya, "/events");
    await town.taps(maya, "1");
    await town.taps(maya, "View Attendees");

    expect(await last(town, maya)).toBe("Nobody has RSVP'd yet. Sharing the card usually helps.");
    expect(labels(await town.last(maya))).toEqual([["Share", "Back"]]);
  });

  test("are shown to the organizer alone, and so is everything else that is theirs", async ({ town }) => {
    const { code } = await publish(town);
    await start(town, tom);
    await town.says(tom, `/rsvp ${code}`);
    await town.drain();
    await town.says(maya, "/events");
    await town.taps(maya, "1");
    const buttons = (await town.messages(maya)).flatMap(({ inlineKeyboard }) => inlineKeyboard ?? []).flat();
    const tap = {
      from: { id: tom, is_bot: false, first_name: "Tom" },
      chat_instance: "1",
      message: { chat: { id: tom, type: "private" as const, first_name: "Tom" }, date: 1, message_id: 2 },
    };

    for (const label of ["View Attendees", "Send Update", "Edit Event"]) {
      const button = buttons.find(({ text }) => text === label) as { callback_data: string };
      await town.handle({ callback_query: onButton({ ...tap, id: label, data: button.callback_data }) });
      expect(town.calls("answerCallbackQuery").at(-1)!.request, label).toMatchObject({
        text: "Only the organizer of this event can do that.",
      });
    }
  });
});

describe("The organizer's running count", () => {
  test("is one message that follows, beside the news of the first RSVP", async ({ town }) => {
    const { code } = await publish(town, { capacity: 1 });
    await start(town, tom, kenji);
    await town.says(tom, `/rsvp ${code}`);
    await refresh(town);
    await town.says(kenji, `/rsvp ${code}`);
    await refresh(town);

    const texts = (await town.messages(maya)).map(({ text }) => text);
    expect(texts.slice(-2)).toEqual([
      "🎉 Tom Okafor is the first to RSVP for Rooftop Film Night!",
      "📋 RSVP Status for Rooftop Film Night:\n✅ Confirmed: 1 / 1\n⏳ Pending: 0\n👥 Waiting list: 1",
    ]);
  });
});

describe("An update", () => {
  async function written(town: Town, text = "Doors open at 6:30.") {
    const event = await publish(town, { capacity: 1 });
    await join(town, event, tom, kenji);
    await town.drain();
    await town.taps(maya, "Send Update");
    await town.says(maya, text);
    return event;
  }

  test("is shown as it will look, can be widened to the waiting list and narrowed again, and reaches everybody once", async ({
    town,
  }) => {
    await written(town);
    const confirm = await town.last(maya);
    await town.taps(maya, "Add waiting list");
    const wide = await town.last(maya);
    await town.taps(maya, "Confirmed only");
    await town.taps(maya, "Add waiting list");
    await town.taps(maya, "Send to 2");
    const tap = town.updates.at(-1)!.callback_query!;
    await town.handle({ callback_query: { ...tap, id: "6" } });
    await refresh(town);

    expect(confirm.text).toBe(
      "🚨 Event Update: Rooftop Film Night\nDoors open at 6:30.\n\nThis goes to 1 person: 1 confirmed.",
    );
    expect(labels(confirm)).toEqual([
      ["Send to 1", "Edit text", "Cancel"],
      ["Add waiting list"],
      ["Test to me", "Send later"],
    ]);
    expect(wide.text).toContain("This goes to 2 people: 1 confirmed and 1 waiting.");
    expect(town.calls("answerCallbackQuery").at(-1)!.request).toMatchObject({ text: "Sent." });
    expect(await last(town, maya)).toBe("✅ Sent to 2 of 2 people.");
    for (const as of [tom, kenji]) {
      expect(
        (await town.messages(as)).filter(
          ({ text }) => text === "🚨 Event Update: Rooftop Film Night\n\nDoors open at 6:30.",
        ),
      ).toHaveLength(1);
    }
  });

  test("can be written anew, by a tap or by simply sending other words; only the last ones are sent", async ({
    town,
  }) => {
    await written(town);
    await town.taps(maya, "Edit text");
    const asked = await town.last(maya);
    await town.says(maya, "Doors open at 7.");
    await town.says(maya, "Doors open at 7:30.");
    const offers = (await town.messages(maya)).filter((message) =>
      labels(message).flat().includes("Send to 1"),
    );
    await town.taps(maya, "Send to 1");
    await town.drain();

    expect(asked.text).toContain("✏️ What should I tell the attendees of Rooftop Film Night?");
    expect(offers).toHaveLength(1);
    expect(await last(town, tom)).toContain("Doors open at 7:30.");
  });

  test("that is cancelled is gone, with what was asked; nothing is sent", async ({ town }) => {
    await written(town);
    const confirm = await town.last(maya);
    await town.taps(maya, "Cancel");
    await town.says(maya, "Stray words");
    await town.drain();

    expect((await town.messages(maya)).map(({ id }) => id)).not.toContain(confirm.id);
    expect((await town.last(maya)).text).toContain("I didn't catch that.");
    expect(await last(town, tom)).toContain("You're now RSVP'd");
  });

  test("left by /cancel says that nothing was sent, and its old Cancel drops nothing else", async ({
    town,
  }) => {
    await written(town);
    const said = await town.says(maya, "/cancel");
    await town.taps(maya, "Send Update");
    const asked = await town.last(maya);
    await town.says(maya, "/support");
    const tap = town.updates.findLast(({ callback_query }) => callback_query)!.callback_query!;
    await town.handle({
      callback_query: onButton({
        ...tap,
        id: "8",
        data: "1cn",
        message: { ...tap.message!, message_id: asked.id },
      }),
    });
    await town.says(maya, "Where is my money?");

    expect(said.text).toContain("nothing has been sent");
    expect(await last(town, maya)).toContain("A person will answer here");
  });

  test("is refused when it is empty of words, too long, or the eleventh of the day", async ({ town }) => {
    const { id } = await written(town, "x".repeat(3_501));
    const long = await last(town, maya);
    await town.act({ as: maya, do: "send-sticker", chatId: botId, emoji: "🎉" });
    const sticker = await town.last(maya);
    await town.says(maya, "Once");
    await town.taps(maya, "Send to 1");
    for (let n = 2; n <= 10; n++)
      await broadcast(acting(town, maya), {
        eventId: id,
        text: `Number ${n}`,
        to: { statuses: ["confirmed"] },
      });
    await town.says(maya, "/events");
    await town.taps(maya, "1");
    await town.taps(maya, "Send Update");
    await town.says(maya, "Number 11");
    const refused = await town.taps(maya, "Send to 1");

    expect(long).toBe("That's 3,501 characters; the limit is 3,500.");
    expect([sticker.text, ...labels(sticker)]).toEqual(["I need this one as text.", ["Cancel"]]);
    expect(plain(refused.text!)).toMatch(
      /^You've sent 10 updates within 24 hours\. The next one is possible from /,
    );
    expect(labels(await town.last(maya))[0]).toContain("Send to 1");
  });
});

describe("An organizer", () => {
  test("removes a guest and keeps them out, and lets them in again", async ({ town }) => {
    const event = await publish(town);
    await join(town, event, tom);
    await town.says(maya, "/events");
    await town.taps(maya, "1");
    await town.taps(maya, "View Attendees");
    await town.taps(maya, "Remove a guest");
    await town.taps(maya, "Tom Okafor");
    const sure = await town.last(maya);
    await town.taps(maya, "Remove and keep out");
    const removed = await town.last(maya);
    const refused = await town.says(tom, `/rsvp ${event.code}`);
    await town.taps(maya, "Let in again");
    const letIn = await town.last(maya);

    expect(labels(sure)).toEqual([["Remove"], ["Remove and keep out"], ["Back"]]);
    expect(plain(removed.text)).toContain("✅ Tom Okafor is removed from Rooftop Film Night.");
    expect(labels(removed)).toEqual([["Let in again", "View Attendees"]]);
    expect(refused.text).toContain("asked that you don't join it");
    expect(plain(letIn.text)).toBe("✅ Tom Okafor can join Rooftop Film Night again.");
    expect((await town.says(tom, `/rsvp ${event.code}`)).text).toContain("You're now RSVP'd");
  });

  test("learns nobody's name from a forged button, and lets in only whom they keep out", async ({ town }) => {
    const event = await publish(town);
    await join(town, event, tom);
    await start(town, jonas);
    const forge = async (operation: "guest" | "guest.remove" | "guest.letin", arg: string) => {
      const message = {
        message_id: 1,
        date: 1,
        chat: { id: maya, type: "private", first_name: "M" },
        text: "…",
      };
      const data = packCallback({ operation, id: event.id, arg });
      const from = { id: maya, is_bot: false, first_name: "M", language_code: "en" };
      const id = `forged-${operation}-${arg}`;
      await town.handle({ callback_query: onButton({ id, from, chat_instance: "1", message, data }) });
      return town.calls("answerCallbackQuery").at(-1)!.request;
    };

    for (const operation of ["guest", "guest.remove", "guest.letin"] as const)
      expect(await forge(operation, String(jonas))).toMatchObject({
        text: expect.stringContaining("out of date"),
      });
    expect(await forge("guest.letin", String(tom))).toMatchObject({
      text: expect.stringContaining("out of date"),
    });
    for (const { text } of await town.messages(maya)) expect(text).not.toContain("Jonas");
  });
});
