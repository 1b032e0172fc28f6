import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { deliveries } from "@/db/schema/notifications";
import { tickets } from "@/db/schema/tickets";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import { suspendEvent } from "@/domain/events/suspend";
import { listReminders } from "@/domain/reminders/queries";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { rsvp } from "@/domain/rsvps/rsvp";
import { appUrl, call, test } from "../support/http";
import type { World } from "../support/world";

const { GET } = await import("@/app/l/[delivery_id]/[to]/route");
const follow = (path: string, { method = "GET", headers = {} } = {}) =>
  GET(new Request(`${appUrl}/l/${path}`, { method, headers }));

const inCall = "https://meet.google.com/abc-defg-hij";
const atCafe = { location: "Café Mond, Torstr. 12", onlineUrl: inCall };

/** Somebody who goes was reminded an hour before; `letter` is the delivery, by which its links go. */
async function reminded(world: World, about: object = atCafe) {
  const event = await world.event({
    startsAt: "2026-11-27T18:00:00Z",
    endsAt: "2026-11-27T20:00:00Z",
    ...about,
  });
  const guest = await world.person({ quietFrom: null, quietUntil: null });
  await rsvp(world.as(guest), { eventId: event.id });
  await world.drain();
  world.clock.forward({ days: 5, hours: 8 });
  await world.drain();
  const [row] = await world.db.select().from(deliveries).where(eq(deliveries.kind, "reminder"));
  const organizer = world.as(event.organizerId);
  const counted = async () =>
    (await listReminders(organizer, event.id)).reduce((taps, { tapped }) => taps + tapped, 0);
  return { event, guest, organizer, letter: row!.id, counted };
}

describe("A link of a reminder", () => {
  test("leads to where the event is by now, and counts once for its rule", async ({ world }) => {
    const { event, organizer, letter, counted } = await reminded(world);
    const first = await follow(`${letter}/directions`);
    await changeEvent(organizer, { eventId: event.id, changes: { location: "Bar 2" }, quietly: true });
    const second = await follow(`${letter}/directions`);

    expect([first.status, first.headers.get("cache-control")]).toEqual([302, "no-store"]);
    expect(first.headers.get("location")).toBe(
      "https://www.google.com/maps/search/?api=1&query=Caf%C3%A9%20Mond%2C%20Torstr.%2012",
    );
    expect(second.headers.get("location")).toMatch(/query=Bar%202$/);
    expect(await counted()).toBe(1);
  });

  test("leads into the call as long as its reader has a seat, by an RSVP or a ticket passed to them", async ({
    world,
  }) => {
    const { event, guest, letter } = await reminded(world);
    const target = async () => (await follow(`${letter}/join`)).headers.get("location");
    const page = `${appUrl}/e/${event.code}`;

    expect(await target()).toBe(inCall);
    const host = await world.person();
    await rsvp(world.as(host), { eventId: event.id, partySize: 2 });
    await cancelRsvp(world.as(guest), { eventId: event.id, userId: guest });
    expect(await target()).toBe(page);
    await world.db.update(tickets).set({ userId: guest }).where(eq(tickets.guestNumber, 1));
    expect(await target()).toBe(inCall);
  });

  test("leads to the event's page when there is no such place any more, or the event is off", async ({
    world,
  }) => {
    const { event, organizer, letter } = await reminded(world);
    const targets = async () =>
      Promise.all(
        ["join", "directions"].map(async (to) => (await follow(`${letter}/${to}`)).headers.get("location")),
      );
    const page = `${appUrl}/e/${event.code}`;

    await changeEvent(organizer, { eventId: event.id, changes: { onlineUrl: null }, quietly: true });
    expect(await targets()).toEqual([page, expect.stringContaining("maps")]);
    await cancelEvent(organizer, { eventId: event.id, note: null });
    expect(await targets()).toEqual([page, page]);
  });

  test("asks before it leads into a call at a place that is not known for calls", async ({ world }) => {
    const { letter } = await reminded(world, {
      ...atCafe,
      onlineUrl: "https://meet.google.com.evil.example/x?a=%22",
    });
    const asked = await follow(`${letter}/join`, { headers: { "accept-language": "es" } });
    const page = await asked.text();

    expect([asked.status, asked.headers.get("location")]).toEqual([200, null]);
    expect(page).toContain("meet.google.com.evil.example");
    expect(page).toContain("Sales de Telegram");
    expect(page).toContain('href="https://meet.google.com.evil.example/x?a=%22"');
  });

  test("leads the organizer who tries it out into the call", async ({ world }) => {
    const { event } = await reminded(world, { onlineUrl: `${inCall}/ñ` });
    await call("POST", `/api/events/${event.code}/notifications/test`, {
      as: event.organizerId,
      body: { kind: "reminder", text: "Soon" },
    });
    const toOrganizer = await world.db
      .select()
      .from(deliveries)
      .where(eq(deliveries.chatId, event.organizerId));
    const letter = toOrganizer.find(({ kind }) => kind === "reminder")!.id;

    expect((await follow(`${letter}/join`)).headers.get("location")).toBe(`${inCall}/%C3%B1`);
  });

  test.for<[string, object]>([
    ["HEAD", { method: "HEAD" }],
    ["a preview", { headers: { "user-agent": "TelegramBot (like TwitterBot)" } }],
    ["a browser that looks ahead", { headers: { "sec-purpose": "prefetch;prerender" } }],
  ])("is not counted for %s", async ([, how], { world }) => {
    const { letter, counted } = await reminded(world);

    expect((await follow(`${letter}/directions`, how)).status).toBe(302);
    expect(await counted()).toBe(0);
  });

  test("takes no target from whoever made it up", async ({ world }) => {
    const { letter } = await reminded(world);
    const { headers } = await follow(`${letter}/directions?url=https://evil.example&to=join`);

    expect(headers.get("location")).toMatch(/^https:\/\/www\.google\.com\/maps\//);
  });
});

test("An address of no letter, of a letter that is not counted, or of no such link is a page that says so", async ({
  world,
}) => {
  const { guest, letter } = await reminded(world);
  const told = await world.db.select().from(deliveries).where(eq(deliveries.chatId, guest));
  const confirmed = told.find(({ kind }) => kind === "rsvp.confirmed")!.id;
  const unknown = "01937f00-0000-7000-8000-000000000001";

  for (const path of [
    `${unknown}/join`,
    `${confirmed}/join`,
    `${letter}/calendar`,
    "nothing/join",
    `%E0%A4%A/join`,
  ]) {
    const answer = await follow(path);
    expect([path, answer.status, answer.headers.get("content-type")]).toEqual([
      path,
      404,
      "text/html; charset=utf-8",
    ]);
    expect(await answer.text()).toContain("Nothing is here");
  }
});

test("A link of a letter about a suspended event is a page too, in its reader's language", async ({
  world,
}) => {
  const { event, letter } = await reminded(world);
  const admin = await world.person();
  world.settings.adminIds.push(admin);
  await suspendEvent(world.as(admin), { eventId: event.id, reason: "Advertising.", refunds: false });

  for (const to of ["join", "directions", "event"]) {
    const answer = await follow(`${letter}/${to}`, { headers: { "accept-language": "es" } });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(await answer.text()).toContain("Aquí no hay nada");
  }
});
