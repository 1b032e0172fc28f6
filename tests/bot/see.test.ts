import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { events } from "@/db/schema/events";
import { changeEvent } from "@/domain/events/change";
import { locateEvent } from "@/domain/events/locate";
import { renewLink } from "@/domain/events/renew-link";
import { countGuess } from "@/domain/limits";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { packCallback } from "@/gateways/telegram/callbacks";
import type { Operation } from "@/messages/operations";
import { db } from "../support/database";
import { acting, group, join, onButton, publish, refresh, share, start } from "../support/scenes";
import { ines, kenji, maya, type Town, test, tom } from "../support/town";

const title = "Rooftop Film Night";

/** A tap on a button of an older message of the bot's, in the private chat. */
async function tapOld(town: Town, as: number, id: string, operation: Operation, arg?: string) {
  const before = (await town.messages(as)).length;
  const data = packCallback({ operation, id, ...(arg ? { arg } : {}) });
  await town.handle({
    callback_query: onButton({
      id: `${as}${operation}`,
      from: { id: as, is_bot: false, first_name: "Somebody" },
      chat_instance: "1",
      data,
      message: {
        message_id: 9_999,
        date: 1,
        chat: { id: as, type: "private", first_name: "Somebody" },
        text: "An older message",
      },
    }),
  } as never);
  return (await town.messages(as)).slice(before).map(({ text }) => text);
}

/** Each way on which the bot could show an event to somebody. */
const ways: Record<
  string,
  (town: Town, as: number, event: { id: string; code: string }) => Promise<string[]>
> = {
  "event.show": (town, as, { id }) => tapOld(town, as, id, "event.show"),
  "event.about": (town, as, { id }) => tapOld(town, as, id, "event.about"),
  "event.calendar": (town, as, { id }) => tapOld(town, as, id, "event.calendar"),
  "a button out of date": (town, as, { id }) => tapOld(town, as, id, "edit.field", "none"),
  buy: (town, as, { id }) => tapOld(town, as, id, "buy"),
  mute: (town, as, { id }) => tapOld(town, as, id, "mute", "u"),
  feedback: (town, as, { id }) => tapOld(town, as, id, "feedback"),
  "/start by the code": async (town, as, { code }) => {
    await town.act({ as, do: "start", parameter: `e_${code}` });
    return [(await town.last(as)).text];
  },
  "/rsvp by the code": async (town, as, { code }) => [(await town.says(as, `/rsvp ${code}`)).text],
  "/buy_ticket by the UUID": async (town, as, { id }) => [(await town.says(as, `/buy_ticket ${id}`)).text],
  "inline mode": async (town, as, { code }) => {
    const chatId = await group(town, [as, maya]);
    const found = (await town.act({ as, do: "inline-query", chatId, query: `e_${code}` })) as {
      inline: { results: { title: string }[] };
    };
    return found.inline.results.map((result) => result.title);
  },
};

for (const visibility of ["private", "unlisted"] as const)
  test.for(Object.keys(ways))(
    `a stranger learns nothing of an event that is ${visibility}: %s`,
    async (way, { town }) => {
      const event = await publish(town, { visibility });
      await start(town, tom);

      expect((await ways[way]!(town, tom, event)).join("\n")).not.toContain(title);
    },
  );

test("whoever was invited is answered by the code and by every button, and goes on being so under a new link", async ({
  town,
}) => {
  const event = await publish(town, { visibility: "private" });
  await start(town, tom);
  await town.act({ as: tom, do: "start", parameter: `e_${event.ref}` });
  expect((await town.last(tom)).text).toContain(title);
  await renewLink(acting(town, maya), event.id);

  for (const way of ["event.show", "event.calendar", "/start by the code", "/rsvp by the code"])
    expect((await ways[way]!(town, tom, event)).join("\n"), way).toContain(title);
  await start(town, ines);
  await town.act({ as: ines, do: "start", parameter: `e_${event.ref}` });
  expect((await town.last(ines)).text, "by the link before").not.toContain(title);
});

test("a shared card invites whoever taps it, until the event has a new link; then the card has it", async ({
  town,
}) => {
  const event = await publish(town, { visibility: "private" });
  await start(town, tom, kenji);
  const chat = await group(town, [tom, kenji]);
  const messageId = await share(town, maya, event, chat);
  const [before] = (await town.messages(tom, chat)).filter(({ id }) => id === messageId);
  expect((await town.taps(tom, "RSVP", chat)).text).toContain("You're going");
  await renewLink(acting(town, maya), event.id);

  const late = await town.taps(kenji, "RSVP", chat);
  await refresh(town);
  const [after] = (await town.messages(tom, chat)).filter(({ id }) => id === messageId);

  expect(late.text).not.toContain("You're going");
  expect(JSON.stringify(after!.inlineKeyboard)).not.toBe(JSON.stringify(before!.inlineKeyboard));
  expect((await town.taps(kenji, "RSVP", chat)).text).toContain("You're going");
});

test("a card is taken back from whoever is removed, and from chats when the event is hidden", async ({
  town,
}) => {
  const event = await publish(town, { visibility: "public" });
  const chat = await group(town, [tom, ines]);
  const shared = await share(town, maya, event, chat);
  await join(town, event, tom, ines);
  await town.taps(tom, "RSVP", chat);
  for (const as of [tom, ines]) await town.act({ as, do: "start", parameter: `e_${event.code}` });
  const [ofTom, ofInes] = [(await town.last(tom)).id, (await town.last(ines)).id];
  const textOf = async (as: number, id: number, chatId?: number) =>
    (await town.messages(as, chatId)).find((message) => message.id === id)!;

  await changeEvent(acting(town, maya), {
    eventId: event.id,
    changes: { visibility: "private" },
    quietly: true,
  });
  await cancelRsvp(acting(town, maya), { eventId: event.id, userId: tom });
  await refresh(town);
  await changeEvent(acting(town, maya), {
    eventId: event.id,
    changes: { location: "7 Hidden St" },
    quietly: true,
  });
  await refresh(town);

  expect((await textOf(ines, ofInes)).text).toContain("7 Hidden St");
  for (const gone of [await textOf(tom, ofTom), await textOf(tom, shared, chat)]) {
    expect(gone.text).toBe("This event is no longer available here.");
    expect(gone.inlineKeyboard ?? []).toEqual([]);
  }
});

test("codes that are tried out in a chat are counted, and after sixty in an hour answered no more", async ({
  town,
}) => {
  const event = await publish(town, { visibility: "private" });
  await start(town, tom, ines);
  await db.update(events).set({ linkSecret: null }).where(eq(events.id, event.id));
  for (let n = 0; n < 59; n++) await countGuess(acting(town, tom));
  await town.says(tom, "/rsvp 222222");
  await town.says(tom, `/rsvp ${event.code}`);

  expect((await town.last(tom)).text).not.toContain(title);
  await expect(locateEvent(acting(town, ines), event.code)).resolves.toMatchObject({ id: event.id });
});

test("a tap is believed only where its message has that button: nobody makes another message into a card", async ({
  town,
}) => {
  const event = await publish(town);
  const chat = await group(town, [tom]);
  await start(town, tom);
  await town.says(tom, "/help", chat);
  const help = (await town.messages(tom, chat)).at(-1)!;
  const data = packCallback({ operation: "rsvp", id: event.id });
  const forged = {
    from: { id: tom, is_bot: false, first_name: "Tom" },
    chat_instance: "1",
    data,
    message: { message_id: help.id, date: 1, chat: { id: chat, type: "supergroup" }, text: help.text },
  };
  await town.handle({ callback_query: { ...forged, id: "f1" } } as never);
  await refresh(town);

  expect(town.calls("answerCallbackQuery").at(-1)!.request).toMatchObject({ show_alert: true });
  expect(await town.db("select 1 from rsvps union all select 1 from cards where kind = 'group'")).toEqual([]);
  expect((await town.messages(tom, chat)).find(({ id }) => id === help.id)!.text).toBe(help.text);

  // Too old to be shown: believed as far as rights go, and no card.
  await town.handle({
    callback_query: { ...forged, id: "f2", message: { ...forged.message, date: 0 } },
  } as never);
  expect(await town.db("select 1 from rsvps")).toHaveLength(1);
  expect(await town.db("select 1 from cards where kind = 'group'")).toEqual([]);
});
