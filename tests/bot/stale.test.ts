import fc from "fast-check";
import { describe, expect } from "vitest";
import { packCallback } from "@/gateways/telegram/callbacks";
import { operations } from "@/messages/operations";
import { continueAt, group, labels, onButton, publish, share, start } from "@/tests/support/scenes";
import { maya, type Town, test, tom } from "@/tests/support/town";

/** Taps a button that says this, in a person's private chat. */
function tapper(town: Town, as: number) {
  let n = 0;
  const from = { id: as, is_bot: false, first_name: "Somebody", language_code: "en" };
  return async (data: string) => {
    const [newest] = (await town.messages(as)).filter(({ mine }) => !mine).slice(-1);
    const message = {
      message_id: newest?.id ?? 1,
      date: 1,
      chat: { id: as, type: "private" as const, first_name: "Somebody" },
      text: "…",
    };
    await town.handle({
      callback_query: onButton({ id: `forged-${as}-${++n}`, from, chat_instance: "1", message, data }),
    });
    return town
      .calls("answerCallbackQuery")
      .findLast(
        ({ request }) => (request as { callback_query_id: string }).callback_query_id === `forged-${as}-${n}`,
      )!.request as { text?: string };
  };
}

/** Counts everything that a tap could have changed. */
const everything = (town: Town) =>
  town.db(`select (select count(*) from events) events, (select jsonb_agg(to_jsonb(e) - 'updated_at') from events e) details,
    (select count(*) from rsvps) rsvps, (select count(*) from tickets) tickets, (select count(*) from broadcasts) broadcasts,
    (select jsonb_agg(to_jsonb(d)) from drafts d where user_id = ${maya}) drafts`);

describe("A button that is out of date", () => {
  test("of an earlier version says so, and sends what can be done now", async ({ town }) => {
    await start(town, tom);
    const tap = tapper(town, tom);

    for (const data of ["0ev", "2ev.1234", "rsvp:42", "1zz", "1ev", "1at.!", "💥"]) {
      expect((await tap(data)).text, data).toBe("This message is out of date. Here's the current one.");
      expect((await town.last(tom)).text, data).toContain("Welcome back, Somebody!");
    }
  });

  test("of a draft that was deleted or published says what became of it", async ({ town }) => {
    await continueAt(town, maya, null);
    const preview = await town.last(maya);
    const [confirm, edit] = preview.inlineKeyboard![0]!.map(
      (button) => (button as { callback_data: string }).callback_data,
    );
    const tap = tapper(town, maya);
    await town.taps(maya, "Confirm");
    const late = await tap(edit!);
    const published = await town.last(maya);
    await tap(confirm!);
    await continueAt(town, maya, "zone", { title: "Second" });
    await town.says(maya, "/cancel");
    const saved = await town.last(maya);
    await town.taps(maya, "Delete draft");
    await town.taps(maya, "Delete draft");
    const again = await tap((saved.inlineKeyboard![0]![0] as { callback_data: string }).callback_data);

    expect(late.text).toBe("This message is out of date. Here's the current one.");
    expect(published.text).toContain("Rooftop Film Night is published!");
    expect(again.text).toBe("This message is out of date. Here's the current one.");
    expect((await town.last(maya)).text).toBe("❌ Draft deleted.");
  });

  test("of a draft that nobody knows any more offers to begin", async ({ town }) => {
    await start(town, tom);
    await tapper(
      town,
      tom,
    )(packCallback({ operation: "draft.continue", id: "019ffc00-0000-7000-8000-000000000000" }));

    expect(labels(await town.last(tom))).toEqual([["Create via chat", "Create via Web App"]]);
  });
});

describe("A button that was forged", () => {
  test("with the draft of somebody else changes nothing and tells nothing", async ({ town }) => {
    await continueAt(town, maya, null);
    const { inlineKeyboard } = await town.last(maya);
    const id = (inlineKeyboard![0]![0] as { callback_data: string }).callback_data.slice(4);
    await start(town, tom);
    const tap = tapper(town, tom);
    const before = await everything(town);

    for (const operation of operations.filter(
      (one) =>
        one.startsWith("draft.") ||
        one === "edit.save" ||
        one.startsWith("update.") ||
        one === "reminder.when" ||
        one === "event.cancel" ||
        one === "close",
    )) {
      const packed = packCallback({ operation, arg: "title" }).replace(/\.+title$/, "");
      await tap(`${packed}.${id}.title`);
    }

    expect(await everything(town)).toEqual(before);
    expect((await town.messages(tom)).map(({ text }) => text).join()).not.toContain("Rooftop Film Night");
  });

  test("with the event of somebody else changes nothing of it", async ({ town }) => {
    const event = await publish(town);
    await start(town, tom);
    const tap = tapper(town, tom);
    const before = await everything(town);

    const theirs = operations.filter((one) =>
      /^(edit|event\.(cancel|manage)|attendees|update|reminder|review|draft)/.test(one),
    );
    for (const operation of theirs) await tap(packCallback({ operation, id: event.id, arg: "title" }));

    expect(await everything(town)).toEqual(before);
  });

  test("of any bytes is answered, in a private chat and beside a shared card, and breaks nothing", {
    timeout: 60_000,
  }, async ({ town }) => {
    const event = await publish(town);
    await start(town, tom);
    const chat = await group(town, [tom]);
    await share(town, maya, event, chat);
    await town.taps(tom, "RSVP", chat);
    const inGroup = town.updates.findLast(({ callback_query }) => callback_query)!.callback_query!;
    const tap = tapper(town, tom);
    const id = packCallback({ operation: "event.show", id: event.id }).slice(4);
    const before = await everything(town);

    const codes = operations
      .filter((one) => one !== "rsvp.cancel" && one !== "waitlist.leave" && one !== "guests")
      .map((operation) => packCallback({ operation }).slice(0, 3));
    const argument = fc.oneof(
      fc.string({ maxLength: 37 }),
      fc.integer().map(String),
      fc.bigInt({ min: 0n }).map((big) => String(big).slice(0, 37)),
      fc.constantFrom("a-1", "a999999", "0:edit.menu", "99:rsvp", "20261399", "99999999999", "-5"),
    );
    const data = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
      fc
        .tuple(
          fc.constantFrom(...codes),
          fc.constantFrom("", id, "zzzzzzzzzzzzzzzzzzzzzz", "0000000000000000000000"),
          argument,
        )
        .map((parts) => parts.join(".")),
    );
    let n = 0;
    await fc.assert(
      fc.asyncProperty(data, async (bytes) => {
        await tap(bytes);
        await town.handle({ callback_query: { ...inGroup, id: `group-${++n}`, data: bytes } });
      }),
      { numRuns: 60, endOnFailure: true },
    );

    expect(await everything(town)).toEqual(before);
  });
});
