import { describe, expect } from "vitest";
import type { Fault } from "@/sandbox/telegram/protocol";
import { continueAt, group, publish, refresh, share, start } from "@/tests/support/scenes";
import { createTown, jonas, kenji, maya, plain, priya, type Town, test, tom } from "@/tests/support/town";

/** All that a day in the town leaves behind, but for times and ids. */
async function traces(town: Town) {
  const [row] = await town.db(`select
    (select jsonb_agg(e order by title) from (select title, status, max_attendees, current_attendees, review, cancel_note from events) e) events,
    (select jsonb_agg(r order by user_id, status) from (select user_id, status, party_size from rsvps) r) rsvps,
    (select jsonb_agg(d order by user_id, kind, status, answers) from (select user_id, kind, status, asking, question, answers - 'startsAt' - 'bannerFileId' - 'broadcastId' #- '{reminder,id}' answers from drafts) d) drafts,
    (select jsonb_agg(l order by chat_id, kind) from (select chat_id, kind, status from deliveries) l) letters,
    (select jsonb_agg(n order by kind) from (select kind, anchor, offset_minutes, text, is_enabled, generation from event_notifications) n) reminders,
    (select jsonb_agg(u order by user_id) from (select user_id, muted from users) u) muted,
    (select count(*) from broadcasts) broadcasts`);
  return row;
}

/** A bit of everything that changes something: typed, tapped, shared. */
async function aDay(town: Town, after: () => Promise<void>) {
  const says = async (as: number, text: string) => {
    await town.says(as, text);
    await after();
  };
  const taps = async (as: number, label: string, chat?: number) => {
    await town.taps(as, label, chat);
    await after();
  };
  await start(town, priya);
  await continueAt(town, maya, null);
  await taps(maya, "Edit");
  await taps(maya, "Capacity");
  await says(maya, "2");
  await taps(maya, "Confirm");
  const code = /e_([\w-]+)/.exec((await town.messages(maya)).map(({ text }) => text).join("\n"))![1]!;
  const chat = await group(town, [tom, kenji, jonas]);
  await share(town, maya, { code }, chat);
  await start(town, tom, kenji);
  await says(tom, `/rsvp ${code}`);
  await taps(tom, "Bring guests");
  await taps(tom, "+1");
  await taps(kenji, "RSVP", chat);
  await town.drain();
  await says(tom, `/cancel_rsvp ${code}`);
  await taps(tom, "Cancel RSVP");
  await town.drain();
  await taps(kenji, "Accept");
  await says(maya, `/reminders ${code}`);
  await taps(maya, "Thank-you");
  await taps(maya, "Turn off");
  await taps(maya, "Back");
  await taps(maya, "Add reminder");
  await says(maya, "2 hours before");
  await says(maya, "Bring tea.");
  await says(maya, `/edit ${code}`);
  await taps(maya, "Name");
  await says(maya, "Film Marathon");
  await taps(maya, "Save and notify");
  await town.drain();
  await taps(maya, "Send Update");
  await says(maya, "Doors open at 6:30.");
  await taps(maya, "Send to 1");
  await says(kenji, "/support");
  await says(kenji, "Is there parking?");
  await town.drain();
  await taps(kenji, "Stop these messages");
  await taps(priya, "Reply");
  await says(priya, "Yes.");
  await says(kenji, `/start c_${code}`);
  await says(kenji, "Is there food?");
  await town.drain();
  await taps(maya, "Reply");
  await says(maya, "Plenty.");
  await says(maya, `/edit ${code}`);
  await taps(maya, "Cancel event");
  await says(maya, "Rain.");
  await taps(maya, "Cancel event");
  await refresh(town);
}

describe("An update that is delivered again", () => {
  test("changes nothing a second time, whatever it was", { timeout: 120_000 }, async ({ town }) => {
    await aDay(town, async () => {});
    const expected = await traces(town);
    const other = await createTown();

    await aDay(other, () => other.redeliver());

    expect(await traces(other)).toEqual(expected);
    await other.close();
  });

  test("answers no other question with the old text: the open one is asked again", async ({ town }) => {
    await start(town, maya);
    await town.says(maya, "/create");
    await town.taps(maya, "Create via chat");
    await town.says(maya, "Lisbon");
    const asked = await town.last(maya);
    await town.redeliver();

    const again = await town.last(maya);
    expect(again.id).not.toBe(asked.id);
    expect(plain(again.text)).toBe(plain(asked.text));
    expect((await town.messages(maya)).map(({ text }) => text).join()).not.toContain("✅ Lisbon, GMT");
  });

  test("tells again what a finished conversation came to", async ({ town }) => {
    await start(town, tom);
    await town.says(tom, "/support");
    const sent = await town.says(tom, "Hello?");
    await town.redeliver();
    await start(town, priya);
    await town.drain();

    expect((await town.last(tom)).text).toBe(sent.text);
    expect((await town.messages(priya)).filter(({ text }) => text.includes("Hello?"))).toHaveLength(1);
  });
});

describe("When Telegram fails in the middle of a reply", () => {
  const twice = ["sendMessage", "editMessageText"].map((method) => ({ method, times: 2 }));
  const troubles: [string, Fault[]][] = [
    ["by an error of its own", twice.map((fault) => ({ ...fault, kind: "server-error" }))],
    [
      "by an answer that is lost after the call took effect",
      twice.map((fault) => ({ ...fault, kind: "drop-after-effect" })),
    ],
    ["by asking for quiet", twice.map((fault) => ({ ...fault, kind: "too-many-requests", retryAfter: 30 }))],
  ];

  test.for(["sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery"])(
    "the redelivered update goes on from there (%s)",
    async (method, { town }) => {
      const kinds: Fault[] = [
        { kind: "server-error", method, times: 1 },
        { kind: "drop-after-effect", method, times: 1 },
        { kind: "too-many-requests", retryAfter: 30, method, times: 1 },
      ];
      await start(town, maya);
      await town.says(maya, "/create");
      const steps: [does: "says" | "taps", what: string][] = [
        ["taps", "Create via chat"],
        ["says", "Chess night"],
        ["says", "no such place"],
        ["says", "Berlin"],
        ["says", "tomorrow 7pm"],
        ["taps", "2 hours"],
        ["says", "Café Mond"],
        ["taps", "Skip"],
        ["taps", "Back"],
        ["says", "A quiet one."],
        ["taps", "No"],
        ["taps", "Unlimited"],
        ["taps", "Games"],
        ["taps", "Only people with the link"],
        ["taps", "Confirm"],
      ];
      for (const [n, [does, what]] of steps.entries()) {
        await town.faults([kinds[n % kinds.length]!]);
        await town[does](maya, what);
      }

      expect((await town.messages(maya)).map(({ text }) => text).join("\n")).toContain(
        "Chess night is published!",
      );
      expect((await town.says(maya, "/events")).text.match(/Chess night/g)).toHaveLength(1);
    },
  );

  test.for(troubles)("letters and cards arrive all the same, %s", async ([, faults], { town }) => {
    const event = await publish(town);
    const chat = await group(town, [tom, kenji, jonas]);
    const shared = await share(town, maya, event, chat);
    await start(town, tom, kenji, jonas);
    const people = [tom, kenji, jonas];

    await town.faults(faults);
    const ctx = (userId: number) => town.contextFor({ type: "user", userId });
    const { rsvp } = await import("@/domain/rsvps/rsvp");
    for (const as of people) await rsvp(ctx(as), { eventId: event.id });
    for (let n = 0; n < 6; n++) {
      await town.drain();
      town.clock.forward(40_000);
    }

    for (const as of people)
      expect((await town.messages(as)).map(({ text }) => text).join()).toContain("You're now RSVP'd");
    expect((await town.messages(tom, chat)).find(({ id }) => id === shared)!.text).toContain("👥 3 going");
  });

  test("a fault of our own is told with an id, and nothing else of it", async ({ town }) => {
    await publish(town);
    await start(town, tom);
    await town.db("alter table rsvps rename to rsvps_away");
    const said = await town.says(tom, "/my_events");
    await town.db("alter table rsvps_away rename to rsvps");
    const reported = town.failures.splice(0);

    expect(said.text).toBe(
      "Something broke on our side, and nothing was changed. Please try again in a minute. (test)",
    );
    expect(reported.length).toBeGreaterThan(0);
  });
});
