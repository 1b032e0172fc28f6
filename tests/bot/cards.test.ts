import { describe, expect } from "vitest";
import { group, join, labels, publish, refresh, share, start, textOf } from "@/tests/support/scenes";
import { botId, ines, jonas, kenji, maya, priya, type Town, test, tom } from "@/tests/support/town";

const edits = (town: Town) =>
  town.calls().filter(({ method, status }) => method.startsWith("editMessage") && status === 200).length;

describe("A card that is shared", () => {
  test("shows in every place the same count, from the tap of anybody anywhere on", async ({ town }) => {
    const event = await publish(town, { capacity: 40 });
    const withBot = await group(town, [tom, kenji]);
    const without = await group(town, [tom, ines], { withBot: false });
    const { chatId: channel } = (await town.act({
      as: maya,
      do: "create-channel",
      title: "Film news",
      members: [tom],
    })) as { chatId: number };
    const places = [withBot, without, channel, jonas];
    const shared: number[] = [];
    for (const place of places) shared.push(await share(town, maya, event, place));
    await town.act({ as: tom, do: "start", parameter: `e_${event.code}` });
    const own = await town.last(tom);

    for (const [as, place] of [
      [kenji, withBot],
      [ines, without],
      [jonas, maya],
    ] as const)
      await town.taps(as, "RSVP", place);
    await town.taps(tom, "RSVP", channel);
    await refresh(town);

    const texts = await Promise.all(places.map((place, n) => textOf(town, maya, shared[n]!, place)));
    expect(texts.map((text) => /👥 .*/.exec(text!)![0])).toEqual(Array(4).fill("👥 4 / 40 going"));
    expect(await textOf(town, tom, own.id)).toContain("👥 You're going. 4 / 40 going");
  });

  test("is known from the first tap, when Telegram never told that it was chosen", async ({ town }) => {
    const event = await publish(town);
    const chat = await group(town, [tom]);
    const id = await share(town, maya, event, chat);
    await town.db("delete from cards");

    await town.taps(tom, "RSVP", chat);
    await refresh(town);

    expect(await textOf(town, tom, id, chat)).toContain("👥 1 going");
  });

  test("is known from the first tap also when that is refused, and the background is asked to look at it", async ({
    town,
  }) => {
    const event = await publish(town);
    const chat = await group(town, [tom]);
    const id = await share(town, maya, event, chat);
    await join(town, event, tom);
    await town.drain();
    await town.db("delete from cards");
    const before = town.pokes;

    const answer = await town.taps(tom, "RSVP", chat);
    const pokes = town.pokes - before;
    await town.drain();

    expect(answer).toEqual({ kind: "alert", text: "You're already going. To change it, tap Details." });
    expect(pokes).toBeGreaterThan(0);
    expect(await textOf(town, tom, id, chat)).toContain("👥 1 going");
  });

  test("is edited once for all that happens within five seconds, and not at all when nothing did", async ({
    town,
  }) => {
    const event = await publish(town);
    const chat = await group(town, [tom, kenji, ines, jonas, priya]);
    await share(town, maya, event, chat);
    await refresh(town);
    const before = edits(town);

    for (const as of [tom, kenji, jonas, priya]) await town.taps(as, "RSVP", chat);
    await town.drain();
    const atOnce = edits(town) - before;
    await town.taps(tom, "RSVP", chat);
    await refresh(town);

    expect(atOnce).toBe(1);
    expect(edits(town) - before).toBe(1);
  });

  test("waits when Telegram asks for quiet, and catches up", async ({ town }) => {
    const event = await publish(town);
    const chat = await group(town, [tom]);
    const id = await share(town, maya, event, chat);
    await refresh(town);
    await town.faults([{ kind: "too-many-requests", retryAfter: 30, method: "editMessageText" }]);
    await town.taps(tom, "RSVP", chat);
    await refresh(town);
    const quiet = await textOf(town, tom, id, chat);
    await town.faults([]);
    town.clock.forward(30_000);
    await refresh(town);

    expect(quiet).toContain("👥 0 going");
    expect(await textOf(town, tom, id, chat)).toContain("👥 1 going");
  });

  test("answers somebody who never started the bot, and says how to get the details", async ({ town }) => {
    const event = await publish(town, { capacity: 1 });
    const chat = await group(town, [tom, kenji], { withBot: false });
    await share(town, maya, event, chat);

    const [first, again] = [await town.taps(tom, "RSVP", chat), await town.taps(tom, "RSVP", chat)];
    await refresh(town);
    const waiting = await town.taps(kenji, "Join waiting list", chat);
    const waits = await town.taps(kenji, "Join waiting list", chat);
    const details = await town.taps(tom, "Details", chat);

    expect(first).toEqual({
      kind: "alert",
      text: "You're going to Rooftop Film Night! Tap Details to open the bot and hear of any change.",
    });
    expect(again).toEqual({ kind: "alert", text: "You're already going. To change it, tap Details." });
    expect(waiting).toEqual({
      kind: "alert",
      text: "You're number 1 on the waiting list. Tap Details to open the bot, so that we can write to you when a seat frees up.",
    });
    expect(waits).toEqual({ kind: "alert", text: "You're already on the waiting list, number 1." });
    expect(details).toEqual({ kind: "url", url: `https://t.me/event_bot?start=e_${event.code}` });
    expect(
      town.calls("sendMessage").filter(({ request }) => (request as { chat_id: number }).chat_id === tom),
    ).toEqual([]);
  });

  test("writes to somebody who did start the bot", async ({ town }) => {
    const event = await publish(town);
    await start(town, tom);
    const chat = await group(town, [tom]);
    await share(town, maya, event, chat);

    const answer = await town.taps(tom, "RSVP", chat);

    expect(answer).toEqual({
      kind: "alert",
      text: "You're going to Rooftop Film Night! Details are in our private chat.",
    });
    expect((await town.last(tom)).text).toContain("You're now RSVP'd for Rooftop Film Night!");
  });

  test("loses its buttons when the event is called off or over", async ({ town }) => {
    const event = await publish(town, { startsInHours: 1 });
    const chat = await group(town, [tom]);
    const id = await share(town, maya, event, chat);
    town.clock.forward(3_600_000);
    const started = await town.taps(tom, "RSVP", chat);
    await refresh(town);
    const on = (await town.messages(tom, chat)).find((message) => message.id === id)!;

    expect(started).toEqual({ kind: "alert", text: "This event has started, and RSVPs are closed." });
    expect(on.text).toContain("👥 On now, 0 going");
    expect(labels(on)).toEqual([["Details"]]);
  });

  test("takes no tap but RSVP: everything else is for the private chat", async ({ town }) => {
    const event = await publish(town);
    const chat = await group(town, [tom]);
    await share(town, maya, event, chat);
    await town.taps(tom, "RSVP", chat);
    const { callback_query: tap } = town.updates.findLast((update) => update.callback_query)!;
    const id = tap!.data!.split(".")[1]!;

    for (const operation of [
      "ry",
      "rx",
      "at",
      "ee",
      "xe",
      "up",
      "ev",
      "ca",
      "rg",
      "su",
      "me",
      "nw",
      "hp",
      "mg",
      "va",
    ]) {
      await town.handle({ callback_query: { ...tap!, id: `9${operation}`, data: `1${operation}.${id}` } });
      expect(town.calls("answerCallbackQuery").at(-1)!.request, operation).toMatchObject({
        text: "Please do this in our private chat.",
        show_alert: true,
      });
    }
    await town.handle({ callback_query: { ...tap!, id: "9pk", data: "1pk..0:rsvp" } });
    expect(town.calls("answerCallbackQuery").at(-1)!.request).toMatchObject({
      text: "Please do this in our private chat.",
    });
    expect((await town.says(maya, "/events")).text).toContain("Rooftop Film Night");
  });
});

describe("A card in the private chat", () => {
  test("stays live below and above everything that is opened from it", async ({ town }) => {
    const event = await publish(town, { capacity: 40 });
    await town.act({ as: maya, do: "start", parameter: `e_${event.code}` });
    const own = await town.last(maya);
    await town.taps(maya, "Manage");
    const manage = await town.last(maya);
    await start(town, tom);
    await town.says(tom, `/rsvp ${event.code}`);
    await refresh(town);
    await town.taps(maya, "View Attendees");
    await start(town, kenji);
    await town.says(kenji, `/rsvp ${event.code}`);
    await refresh(town);

    const status = (await town.messages(maya)).filter(({ text }) => text.startsWith("📋 RSVP Status"));
    expect(manage.id).not.toBe(own.id);
    expect(await textOf(town, maya, own.id)).toContain("👥 2 / 40 going");
    expect(status.map(({ text }) => text.split("\n")[1])).toEqual(["✅ Confirmed: 2 / 40"]);
  });

  test("follows its reader: going, with guests, given up, and going again", async ({ town }) => {
    const { code } = await publish(town, { capacity: 10, maxGuests: 2 });
    await town.act({ as: tom, do: "start", parameter: `e_${code}` });
    const card = await town.last(tom);
    const state = async () => {
      await refresh(town);
      return /👥 .*/.exec((await textOf(town, tom, card.id))!)![0];
    };

    await town.taps(tom, "RSVP");
    const going = await state();
    await town.taps(tom, "Guests");
    const asked = await town.last(tom);
    const answer = await town.taps(tom, "+2");
    const guests = await state();
    await town.says(tom, `/cancel_rsvp ${code}`);
    await town.taps(tom, "Keep my seat");
    const kept = await town.last(tom);
    await town.says(tom, `/cancel_rsvp ${code}`);
    await town.act({
      as: tom,
      do: "tap",
      chatId: botId,
      messageId: (await town.last(tom)).id,
      row: 0,
      column: 1,
    });
    const left = await state();
    await town.taps(tom, "RSVP Again");

    expect(going).toBe("👥 You're going. 1 / 10 going");
    expect(labels(asked)).toEqual([["Just me", "+1", "+2"], ["Back"]]);
    expect(answer).toEqual({ kind: "toast", text: "Saved: you +2." });
    expect(guests).toBe("👥 You're going +2. 3 / 10 going, 2 of them guests");
    expect(kept.text).toContain("You're going +2.");
    expect(left).toBe("👥 0 / 10 going");
    expect(await state()).toBe("👥 You're going. 1 / 10 going");
  });

  test("offers three calendars for the event", async ({ town }) => {
    const { code } = await publish(town);
    await start(town, tom);
    await town.says(tom, `/rsvp ${code}`);
    await town.taps(tom, "Add to Calendar");

    const links = (await town.last(tom)).inlineKeyboard!.flat() as { text: string; url: string }[];
    expect(links.map(({ text }) => text)).toEqual(["Google", "Outlook", "Apple and others"]);
    expect(links[2]!.url).toBe(`https://app.example/api/events/${code}/calendar.ics`);
  });
});
