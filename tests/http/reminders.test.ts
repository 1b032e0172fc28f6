import { describe, expect } from "vitest";
import { cancelEvent } from "@/domain/events/cancel";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, test } from "../support/http";
import { snapshot } from "../support/snapshot";
import type { World } from "../support/world";

type Reminder = Record<string, unknown> & { id: string; kind: string };

async function scene(world: World) {
  const event = await world.event();
  const guest = await world.person();
  await rsvp(world.as(guest), { eventId: event.id });
  await world.drain();
  const path = `/api/events/${event.code}/notifications`;
  const schedule = async () => (await call("GET", path, { as: event.organizerId })).body.items as Reminder[];
  const put = (reminders: object[], headers = {}) =>
    call("PUT", path, { as: event.organizerId, body: { reminders }, headers });
  return { event, guest, schedule, put };
}

/** A reminder as it is asked for, without what became of it. */
const asked = ({ id, kind, timing, recipients, text, asksConfirmation, isEnabled }: Reminder) => ({
  id,
  kind,
  timing,
  recipients,
  text,
  asksConfirmation,
  isEnabled,
});

describe("GET /api/events/{id}/notifications", () => {
  test("shows the usual four with when each goes out and for how many", async ({ world }) => {
    const { schedule } = await scene(world);

    expect(await schedule()).toMatchObject([
      { kind: "confirmation", dueAt: null, isEnabled: true },
      { kind: "day", dueAt: "2026-11-28T09:00:00.000Z", people: 1, sentAt: null, isEnabled: true },
      { kind: "hour", dueAt: "2026-11-29T08:00:00.000Z", people: 1, timing: { offsetMinutes: -60 } },
      { kind: "thanks", timing: { anchor: "end", offsetMinutes: 60 }, people: 1 },
    ]);
  });
});

describe("PUT /api/events/{id}/notifications", () => {
  test("changes words and times, adds one, switches one off, and what was sent back is the schedule", async ({
    world,
  }) => {
    const { guest, schedule, put } = await scene(world);
    const [confirmation, day, hour, thanks] = await schedule();
    const own = { timing: { anchor: "start", offsetMinutes: -180 }, text: "Bring socks, {first_name}" };
    const answer = await put([
      asked(confirmation!),
      { ...asked(day!), timing: { anchor: "start", offsetMinutes: -2_880 }, asksConfirmation: true },
      { ...asked(hour!), isEnabled: false },
      asked(thanks!),
      own,
    ]);

    expect(answer.status).toBe(200);
    expect(answer.body.items).toEqual(await schedule());
    expect(await schedule()).toMatchObject([
      { kind: "confirmation" },
      { kind: "day", dueAt: "2026-11-27T09:00:00.000Z", asksConfirmation: true },
      { kind: "custom", dueAt: "2026-11-29T06:00:00.000Z", text: "Bring socks, {first_name}" },
      { kind: "hour", isEnabled: false },
      { kind: "thanks" },
    ]);
    world.clock.forward({ days: 5 });
    await world.drain();
    world.clock.forward({ days: 1, hours: 22 }); // The quiet hours have just ended.
    await world.drain();
    expect(world.toldOf(guest, "reminder")).toMatchObject([
      { reminder: { kind: "day" }, asksConfirmation: true },
      { reminder: { kind: "custom" }, text: "Bring socks, {first_name}" },
    ]);
  });

  test("a usual one that is left out is switched off, one of the organizer's own is gone", async ({
    world,
  }) => {
    const { schedule, put } = await scene(world);
    await put([
      ...(await schedule()).map(asked),
      { timing: { anchor: "end", offsetMinutes: 5 }, text: "Bye" },
    ]);
    expect(await schedule()).toHaveLength(5);
    await put([]);

    expect((await schedule()).map(({ kind, isEnabled }) => [kind, isEnabled])).toEqual([
      ["confirmation", true],
      ["day", false],
      ["hour", false],
      ["thanks", false],
    ]);
  });

  test("a retry under its key adds nothing twice", async ({ world }) => {
    const { schedule, put } = await scene(world);
    const all = [
      ...(await schedule()).map(asked),
      { timing: { anchor: "start", offsetMinutes: -10 }, text: "Now" },
    ];
    const [first, again] = [
      await put(all, { "idempotency-key": "once" }),
      await put(all, { "idempotency-key": "once" }),
    ];

    expect(again.body).toEqual(first.body);
    expect(await schedule()).toHaveLength(5);
  });

  const at = (offsetMinutes: number) => ({ anchor: "start", offsetMinutes });
  test.for<[object, number, string]>([
    [{ timing: at(-180) }, 422, "invalid_input"],
    [{ timing: at(-180), text: " " }, 422, "invalid_input"],
    [{ timing: at(-180), text: "Hi {you}" }, 422, "unknown_placeholder"],
    [{ timing: at(-20_000), text: "Past" }, 422, "reminder_in_the_past"],
    [{ timing: at(-90_000), text: "Far" }, 422, "invalid_input"],
    [{ timing: at(0.5), text: "Half" }, 422, "invalid_input"],
    [{ timing: { anchor: "fixed", at: "2026-11-22T08:00:00Z" }, text: "Past" }, 422, "reminder_in_the_past"],
    [{ timing: { anchor: "fixed", at: 0 }, text: "When" }, 422, "invalid_input"],
    [{ timing: { anchor: "moon", offsetMinutes: 1 }, text: "When" }, 422, "invalid_input"],
    [{ timing: at(-60), text: "Hi", kind: "hour", id: "nobody" }, 422, "invalid_input"],
    [{ timing: at(-60), text: "Hi", id: "00000000-0000-4000-8000-000000000000" }, 404, "not_found"],
    [{ timing: at(-60), text: "Hi", recipients: { statuses: [] } }, 422, "invalid_input"],
    [{ timing: at(-60), text: "Hi", sentAt: null }, 422, "invalid_input"],
  ])("refuses %j and leaves the schedule as it was", async ([reminder, status, error], { world }) => {
    const { put } = await scene(world);
    const before = await snapshot();

    expect(await put([reminder])).toMatchObject({ status, body: { error } });
    expect((await snapshot()).event_notifications).toEqual(before.event_notifications);
  });

  test("refuses a thirteenth, and any for an event that was called off", async ({ world }) => {
    const { event, schedule, put } = await scene(world);
    const own = (n: number) => ({ timing: at(-n), text: `Number ${n}` });
    const usual = (await schedule()).map(asked);
    const many = Array.from({ length: 9 }, (_, n) => own(n + 1));

    expect(await put([...usual, ...many])).toMatchObject({
      status: 409,
      body: { error: "too_many_reminders" },
    });
    await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });
    expect(await put(usual)).toMatchObject({ status: 409, body: { error: "cancelled" } });
  });
});
