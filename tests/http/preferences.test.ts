import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { deliveries } from "@/db/schema/notifications";
import { users } from "@/db/schema/users";
import { broadcast } from "@/domain/notifications/broadcast";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, signInitData, test } from "../support/http";
import { snapshot } from "../support/snapshot";
import { kindsOf } from "../support/world";

const put = (userId: number, body: object, as = userId) => call("PUT", `/api/users/${userId}`, { as, body });

describe("PUT /api/users/{user_id}", () => {
  test("changes what is named and leaves the rest; a null language follows Telegram's", async ({ world }) => {
    const as = await world.person({ firstName: "Ines", languageCode: "es-MX", timeZone: "Europe/Madrid" });
    const first = await put(as, { locale: "en", muted: ["update", "update"] });
    const second = await put(as, { locale: null, timeZone: "Asia/Tokyo" });

    expect(first).toMatchObject({
      status: 200,
      body: {
        id: as,
        firstName: "Ines",
        preferences: { locale: "en", languageCode: "es-MX", timeZone: "Europe/Madrid", muted: ["update"] },
      },
    });
    expect(second.body).toMatchObject({
      preferences: { locale: null, timeZone: "Asia/Tokyo", muted: ["update"] },
    });
    expect((await call("GET", `/api/users/${as}`, { as })).body).toEqual(second.body);
  });

  test.for<[object, string]>([
    [{ locale: "de" }, "locale"],
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ muted: ["offer"] }, "muted.0"],
    [{ muted: "update" }, "muted"],
    [{ firstName: "King" }, ""],
    [{ verifiedAt: "2026-01-01T00:00:00Z" }, ""],
  ])("refuses %j beside its field", async ([body, field], { world }) => {
    const as = await world.person();
    const before = await snapshot();
    const answer = await put(as, body);

    expect(answer).toMatchObject({ status: 422, body: { error: "invalid_input" } });
    expect((answer.body.issues as { path: string[] }[])[0]!.path.join(".")).toBe(field);
    expect((await snapshot()).users).toEqual(before.users);
  });

  test("nobody reads or changes somebody else's", async ({ world }) => {
    const [one, other] = (await world.people(2)) as [number, number];

    expect(await put(one, { locale: "es" }, other)).toMatchObject({
      status: 403,
      body: { error: "not_yours" },
    });
    expect(await call("GET", `/api/users/${one}`, { as: other })).toMatchObject({ status: 403 });
    expect(await world.db.select({ locale: users.locale }).from(users).where(eq(users.id, one))).toEqual([
      { locale: null },
    ]);
  });

  test("a refusal speaks the chosen language", async ({ world }) => {
    const as = await world.person({ languageCode: "en" });
    await put(as, { locale: "es" });

    expect((await call("GET", "/api/events/K7Q2MX", { as })).body.message).toContain(
      "No encuentro ese evento",
    );
  });

  test("signing in tells them", async ({ world }) => {
    const as = await world.person();
    await put(as, { locale: "es", muted: ["rsvp.status"] });
    const authorization = `tma ${signInitData({ id: as, first_name: "Ines", language_code: "en" }, { at: world.clock.now })}`;

    expect((await call("GET", "/api/webapp/init", { headers: { authorization } })).body).toMatchObject({
      preferences: { locale: "es", languageCode: "en", muted: ["rsvp.status"] },
    });
  });
});

describe("What somebody muted", () => {
  test("is not sent, and its row says why; what matters comes all the same", async ({ world }) => {
    const [muted, open] = (await world.people(2)) as [number, number];
    const event = await world.event();
    await put(muted, { muted: ["update"] });
    for (const userId of [muted, open]) await rsvp(world.as(userId), { eventId: event.id });
    const to = { statuses: ["confirmed" as const] };
    await broadcast(world.as(event.organizerId), { eventId: event.id, text: "Doors at seven", to });
    await world.drain();
    await cancelRsvp(world.as(event.organizerId), { eventId: event.id, userId: muted });
    await world.drain();

    expect(kindsOf(world.told(open))).toContain("update");
    expect(kindsOf(world.told(muted))).toEqual(["rsvp.confirmed", "rsvp.removed"]);
    const rows = await world.db.select().from(deliveries).where(eq(deliveries.chatId, muted));
    expect(rows.find(({ kind }) => kind === "update")).toMatchObject({ status: "skipped", error: "muted" });
  });

  test("an organizer's first RSVP and running count can be among it", async ({ world }) => {
    const event = await world.event();
    await put(event.organizerId, { muted: ["rsvp.first", "rsvp.status"] });
    await rsvp(world.as(await world.person()), { eventId: event.id });
    await world.drain();

    expect(world.told(event.organizerId)).toEqual([]);
  });

  test("letters come in the chosen language", async ({ world }) => {
    const guest = await world.person({ languageCode: "en" });
    await put(guest, { locale: "es" });
    const event = await world.event();
    await rsvp(world.as(guest), { eventId: event.id });
    await world.drain();

    expect(world.told(guest)).toMatchObject([{ kind: "rsvp.confirmed", reader: { languageCode: "es" } }]);
  });
});
