import { describe, expect } from "vitest";
import type { EventDetails } from "@/domain/events/schema";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, knowAdmin, test } from "../support/http";
import { snapshot } from "../support/snapshot";
import type { World } from "../support/world";

const { registry } = await import("@/app/api/_http/registry");

type Who = "anonymous" | "stranger" | "attendee" | "organizer" | "administrator";
type Row = Record<Who, number>;

const everybody = (status: number): Row => row(status, status, status, status, status);
function row(
  anonymous: number,
  stranger: number,
  attendee: number,
  organizer: number,
  administrator: number,
): Row {
  return { anonymous, stranger, attendee, organizer, administrator };
}

/** What each is answered about the attendee's things at the organizer's private event, named by its UUID. */
const table: Record<string, Row> = {
  "GET /api/webapp/init": everybody(401),
  "GET /api/events": everybody(200),
  "POST /api/events": row(401, 201, 201, 201, 201),
  "GET /api/events/{id}": row(404, 404, 200, 200, 200),
  "PUT /api/events/{id}": row(401, 404, 403, 200, 403),
  "POST /api/events/{id}/cancel": row(401, 404, 403, 200, 403),
  "GET /api/events/{id}/calendar.ics": row(404, 404, 200, 200, 200),
  "GET /api/events/{id}/rsvps": row(401, 404, 403, 200, 403),
  "POST /api/events/{id}/rsvps": row(401, 404, 409, 201, 201),
  "PUT /api/events/{id}/rsvps/{user_id}": row(401, 404, 200, 403, 403),
  "DELETE /api/events/{id}/rsvps/{user_id}": row(401, 404, 200, 200, 403),
  "POST /api/events/{id}/rsvps/{user_id}/offer": row(401, 404, 409, 403, 403),
  "GET /api/users/{user_id}/rsvps": row(401, 403, 200, 403, 403),
  "GET /api/organizer/{organizer_id}/events": row(401, 403, 403, 200, 403),
  "GET /api/health": everybody(200),
  "GET /api/openapi.json": everybody(200),
  "POST /api/webhook/telegram": everybody(401),
};

const bodies: Record<string, object> = {
  "POST /api/events": { title: "Picnic", startsAt: "2026-12-01T18:00:00Z", timeZone: "UTC" },
  "PUT /api/events/{id}": { title: "Renamed" },
  "POST /api/events/{id}/cancel": {},
  "POST /api/events/{id}/rsvps": {},
  "PUT /api/events/{id}/rsvps/{user_id}": { partySize: 2 },
  "POST /api/events/{id}/rsvps/{user_id}/offer": { answer: "accept" },
  "POST /api/webhook/telegram": { update_id: 1 },
};

const operations = registry
  .filter(({ auth }) => auth !== "inngest")
  .map(({ method, path }) => ({ method, path, name: `${method} ${path}` }));
const people: Who[] = ["anonymous", "stranger", "attendee", "organizer", "administrator"];
const cells = operations.flatMap((operation) => people.map((who) => ({ ...operation, who })));

async function scene(world: World, visibility: "private" | "public") {
  const [stranger, attendee] = (await world.people(2)) as [number, number];
  const event = await world.event({ visibility });
  await rsvp(world.as(attendee), { eventId: event.id });
  return {
    event,
    ids: {
      anonymous: undefined,
      stranger,
      attendee,
      organizer: event.organizerId,
      administrator: await knowAdmin(world),
    },
  };
}

const pathFor = (path: string, event: EventDetails, attendee: number) =>
  path
    .replace("{id}", event.id)
    .replace("{user_id}", String(attendee))
    .replace("{organizer_id}", String(event.organizerId));

describe("Who may call what", () => {
  test("every route has its row in the table", ({ world: _ }) => {
    expect(Object.keys(table).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  test.for(cells)("private event: $name by $who", async ({ method, path, name, who }, { world }) => {
    const { event, ids } = await scene(world, "private");
    const before = await snapshot();
    const as = ids[who];
    const answer = await call(method, pathFor(path, event, ids.attendee), {
      ...(as === undefined ? {} : { as }),
      ...(bodies[name] ? { body: bodies[name] } : {}),
    });

    expect(answer.status).toBe(table[name]?.[who]);
    if (answer.status >= 400) expect(await snapshot()).toEqual(before);
    if (answer.status === 404) expect(JSON.stringify(answer.body)).not.toContain(event.title);
  });

  // A public event is no secret: who is no part of it is answered as an administrator of a private one is.
  test.for(operations)(
    "public event: $name by a stranger and by nobody",
    async ({ method, path, name }, { world }) => {
      const { event, ids } = await scene(world, "public");
      const ask = (as?: number) =>
        call(method, pathFor(path, event, ids.attendee), {
          ...(as === undefined ? {} : { as }),
          ...(bodies[name] ? { body: bodies[name] } : {}),
        });

      const nobody = table[name]?.anonymous === 404 ? 200 : table[name]?.anonymous;
      expect((await ask()).status).toBe(nobody);
      expect((await ask(ids.stranger)).status).toBe(table[name]?.administrator);
    },
  );
});
