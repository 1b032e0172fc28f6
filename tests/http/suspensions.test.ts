import { describe, expect } from "vitest";
import { restoreEvent } from "@/domain/events/restore";
import { suspendEvent } from "@/domain/events/suspend";
import { restoreHost, suspendHost } from "@/domain/events/suspend-host";
import { appUrl, bearer, call, knowAdmin, send, signInitData, test } from "../support/http";
import type { World } from "../support/world";

/** What an administrator of the product does. */
async function administrator(world: World) {
  const admin = await knowAdmin(world);
  world.settings.adminIds.push(admin);
  return { admin, as: world.as(admin) };
}

describe("A suspended event", () => {
  test("is answered to its organizer and administrators alone, and says why; it is in no list", async ({
    world,
  }) => {
    const { admin, as } = await administrator(world);
    const organizer = await world.person({ verifiedAt: world.clock.now });
    const event = await world.event({ organizer });
    const guest = await world.person();
    await call("POST", `/api/events/${event.code}/rsvps`, { as: guest, body: {} });

    await suspendEvent(as, { eventId: event.id, reason: "Advertising.", refunds: false });

    const paths = ["", "/calendar.ics", "/tickets"].map((end) => `/api/events/${event.code}${end}`);
    for (const path of paths)
      for (const by of [{}, { as: guest }])
        expect(await call("GET", path, by)).toMatchObject({ status: 403 });
    expect(await call("GET", `/api/events/${event.code}`, { as: guest })).toMatchObject({
      status: 403,
      body: { error: "event_suspended", message: expect.stringContaining("suspended") },
    });
    for (const by of [organizer, admin])
      expect(await call("GET", `/api/events/${event.code}`, { as: by })).toMatchObject({
        status: 200,
        body: { suspendReason: "Advertising." },
      });
    expect((await call("GET", "/api/events")).body.items).toEqual([]);
    expect((await call("GET", "/api/events/counts")).body.total).toBe(0);
    expect((await call("GET", `/api/users/${guest}/rsvps`, { as: guest })).body.items).toEqual([]);
    expect(
      (await call("GET", `/api/organizer/${organizer}/events`, { as: organizer })).body.items,
    ).toMatchObject([{ suspendReason: "Advertising." }]);
    expect(
      await call("POST", `/api/events/${event.code}/rsvps`, { as: await world.person(), body: {} }),
    ).toMatchObject({ status: 403, body: { error: "event_suspended" } });

    await restoreEvent(as, event.id);
    expect(await call("GET", `/api/events/${event.code}`)).toMatchObject({
      status: 200,
      body: { suspendReason: null },
    });
  });
});

test("Who has a seat at a suspended event can give it back, and nobody else learns more of it", async ({
  world,
}) => {
  const { as } = await administrator(world);
  const event = await world.event();
  const [guest, other] = (await world.people(2)) as [number, number];
  await call("POST", `/api/events/${event.code}/rsvps`, { as: guest, body: {} });
  await suspendEvent(as, { eventId: event.id, reason: "Advertising.", refunds: false });
  const leave = (userId: number) =>
    call("DELETE", `/api/events/${event.code}/rsvps/${userId}`, { as: userId });

  expect(await leave(other)).toMatchObject({ status: 403, body: { error: "event_suspended" } });
  expect(
    await call("PUT", `/api/events/${event.code}/rsvps/${guest}`, { as: guest, body: { partySize: 1 } }),
  ).toMatchObject({ status: 403, body: { error: "event_suspended" } });
  expect(await leave(guest)).toMatchObject({ status: 200, body: { status: "cancelled" } });
  expect(await leave(guest)).toMatchObject({ status: 403, body: { error: "event_suspended" } });
});

describe("A suspended person", () => {
  test("is refused with what they can do, by session and by init data; their sessions are over once it is lifted", async ({
    world,
  }) => {
    const { as } = await administrator(world);
    const person = await world.person({ firstName: "Tom" });
    const before = bearer(person, new Date(world.clock.now.getTime() - 1000));
    const init = () =>
      send(
        new Request(`${appUrl}/api/webapp/init`, {
          headers: { authorization: `tma ${signInitData({ id: person, first_name: "Tom" })}` },
        }),
      );
    const show = () =>
      send(new Request(`${appUrl}/api/users/${person}`, { headers: before })) as Promise<Response>;

    await suspendHost(as, { userId: person, reason: "Spam." });

    const refused = { error: "suspended", message: expect.stringMatching(/"Spam\.".*\/support/) };
    expect(await (await show()).json()).toMatchObject(refused);
    const answer = (await init())!;
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject(refused);
    expect(
      await call("POST", "/api/webapp/session", { headers: { authorization: before.authorization } }),
    ).toMatchObject({ status: 403, body: refused });

    await restoreHost(as, person);
    expect((await show()).status).toBe(401);
  });
});
