import { describe, expect } from "vitest";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, test } from "../support/http";

const linesOf = (text: unknown) => String(text).replaceAll("\r\n ", "").split("\r\n");

describe("GET /api/events/{id}/calendar.ics", () => {
  test("answers a file that calendars take, without signing in", async ({ world }) => {
    const event = await world.event({
      location: "Hall 3; second floor",
      onlineUrl: "https://meet.example/x",
    });
    const { status, headers, body } = await call("GET", `/api/events/${event.code}/calendar.ics`);
    const lines = linesOf(body.text);

    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8; method=PUBLISH");
    expect(headers.get("content-disposition")).toBe(`attachment; filename="${event.code}.ics"`);
    expect(lines).toEqual(
      expect.arrayContaining([
        "METHOD:PUBLISH",
        `SUMMARY:${event.title}`,
        "SEQUENCE:0",
        "LOCATION:Hall 3\\; second floor",
      ]),
    );
    expect(lines).toContain(`URL;VALUE=URI:https://t.me/event_bot?start=e_${event.code}`);
    expect(body.text).not.toContain("meet.example");
  });

  test("gives the link to join to who has a seat", async ({ world }) => {
    const guest = await world.person();
    const event = await world.event({ onlineUrl: "https://meet.example/x" });
    await rsvp(world.as(guest), { eventId: event.id });

    expect(
      linesOf((await call("GET", `/api/events/${event.id}/calendar.ics`, { as: guest })).body.text),
    ).toContain("LOCATION:https://meet.example/x");
  });

  test("keeps its UID for life, counts changes up, and takes a cancelled event out again", async ({
    world,
  }) => {
    const event = await world.event();
    const path = `/api/events/${event.id}`;
    const as = event.organizerId;
    const read = async () => linesOf((await call("GET", `${path}/calendar.ics`)).body.text);
    const uid = (await read()).find((line) => line.startsWith("UID:"));

    await call("PUT", path, { as, body: { location: "Elsewhere" } });
    expect(await read()).toEqual(expect.arrayContaining([uid, "SEQUENCE:1", "STATUS:CONFIRMED"]));
    await call("POST", `${path}/cancel`, { as });
    expect(await read()).toEqual(
      expect.arrayContaining([uid, "SEQUENCE:2", "METHOD:CANCEL", "STATUS:CANCELLED"]),
    );
  });
});
