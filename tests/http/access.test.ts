import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { describe, expect } from "vitest";
import { ledgerEntries, payments, paymentWebhooks } from "@/db/schema/payments";
import { tickets } from "@/db/schema/tickets";
import { startDraft } from "@/domain/drafts/start";
import { uploadImage } from "@/domain/images/upload";
import { broadcast } from "@/domain/notifications/broadcast";
import { rsvp } from "@/domain/rsvps/rsvp";
import { createPromo } from "@/domain/tickets/create-promo";
import { NewPromo } from "@/domain/tickets/schema";
import { emptyDatabase } from "../support/database";
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

/** A picture of one pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** What each is answered about the attendee's things at the organizer's private event, named by its UUID. */
const table: Record<string, Row> = {
  "GET /api/webapp/init": everybody(401),
  "POST /api/webapp/session": row(401, 200, 200, 200, 200),
  "DELETE /api/webapp/session": row(401, 200, 200, 200, 200),
  "GET /api/events": everybody(200),
  "GET /api/events/counts": everybody(200),
  "POST /api/events": row(401, 201, 201, 201, 201),
  "GET /api/webapp/events": everybody(200),
  "POST /api/webapp/events": row(401, 201, 201, 201, 201),
  "GET /api/events/{id}": row(404, 404, 200, 200, 200),
  "PUT /api/events/{id}": row(401, 404, 403, 200, 403),
  "POST /api/events/{id}/link": row(401, 404, 403, 200, 403),
  "POST /api/events/{id}/cancel": row(401, 404, 403, 200, 403),
  "GET /api/events/{id}/calendar.ics": row(404, 404, 200, 200, 200),
  "POST /api/events/{id}/reports": row(401, 404, 201, 201, 201),
  "GET /api/events/{id}/rsvps": row(401, 404, 403, 200, 403),
  "POST /api/events/{id}/rsvps": row(401, 404, 409, 201, 201),
  "PUT /api/events/{id}/rsvps/{user_id}": row(401, 404, 200, 403, 403),
  "DELETE /api/events/{id}/rsvps/{user_id}": row(401, 404, 200, 200, 403),
  "POST /api/events/{id}/rsvps/{user_id}/offer": row(401, 404, 409, 403, 403),
  "POST /api/events/{id}/rsvps/{user_id}/invite": row(401, 404, 403, 409, 403),
  "GET /api/events/{id}/blocks": row(401, 404, 403, 200, 403),
  "DELETE /api/events/{id}/blocks/{user_id}": row(401, 404, 403, 409, 403),
  "GET /api/events/{id}/notifications": row(401, 404, 403, 200, 403),
  "PUT /api/events/{id}/notifications": row(401, 404, 403, 200, 403),
  "POST /api/events/{id}/notifications/send": row(401, 404, 403, 201, 403),
  "POST /api/events/{id}/notifications/test": row(401, 404, 403, 200, 403),
  "GET /api/events/{id}/notifications/audiences": row(401, 404, 403, 200, 403),
  "GET /api/events/{id}/notifications/broadcasts": row(401, 404, 403, 200, 403),
  "GET /api/events/{id}/notifications/broadcasts/{broadcast_id}": row(401, 404, 403, 200, 403),
  "PUT /api/events/{id}/notifications/broadcasts/{broadcast_id}": row(401, 404, 403, 200, 403),
  "DELETE /api/events/{id}/notifications/broadcasts/{broadcast_id}": row(401, 404, 403, 200, 403),
  "POST /api/events/{id}/notifications/broadcasts/{broadcast_id}/retry": row(401, 404, 403, 200, 403),
  "GET /api/events/{id}/notifications/deliveries": row(401, 404, 403, 200, 403),
  "GET /api/events/{id}/feedback": row(401, 404, 403, 200, 403),
  "PUT /api/events/{id}/feedback": row(401, 404, 409, 409, 409),
  "GET /api/events/{id}/feedback/own": row(401, 404, 200, 200, 200),
  "POST /api/events/{id}/duplicate": row(401, 404, 403, 201, 403),
  "POST /api/events/{id}/share": row(401, 404, 403, 201, 403),
  "GET /api/webapp/events/{id}/manage": row(401, 404, 403, 200, 403),
  "GET /api/webapp/drafts": row(401, 200, 200, 200, 200),
  "POST /api/webapp/drafts": row(401, 201, 201, 201, 201),
  "GET /api/webapp/drafts/{id}": row(401, 403, 200, 403, 403),
  "PUT /api/webapp/drafts/{id}": row(401, 403, 200, 403, 403),
  "DELETE /api/webapp/drafts/{id}": row(401, 403, 200, 403, 403),
  "POST /api/webapp/drafts/{id}/publish": row(401, 403, 200, 403, 403),
  "POST /api/images": row(401, 201, 201, 201, 201),
  "GET /api/images/{hash}/{size}": everybody(200),
  "GET /api/users/{user_id}": row(401, 403, 200, 403, 403),
  "PUT /api/users/{user_id}": row(401, 403, 200, 403, 403),
  "GET /api/users/{user_id}/mutes": row(401, 403, 200, 403, 403),
  "PUT /api/users/{user_id}/mutes/{event_id}": row(401, 403, 200, 403, 403),
  "DELETE /api/users/{user_id}/mutes/{event_id}": row(401, 403, 200, 403, 403),
  "GET /api/users/{user_id}/rsvps": row(401, 403, 200, 403, 403),
  "GET /api/organizer/{organizer_id}/events": row(401, 403, 403, 200, 403),
  "GET /api/events/{id}/tickets": row(404, 404, 200, 200, 200),
  "GET /api/events/{id}/payments": row(401, 404, 403, 200, 403),
  "POST /api/events/{id}/payments": row(401, 404, 409, 409, 409),
  "GET /api/payments/{payment_id}": row(401, 404, 200, 200, 404),
  "GET /api/payments/{payment_id}/receipt": row(401, 404, 200, 200, 404),
  "POST /api/payments/{payment_id}/refunds": row(401, 404, 403, 201, 404),
  "GET /api/events/{id}/refunds": row(401, 404, 403, 200, 403),
  "GET /api/tickets/{ticket_id}": row(401, 404, 200, 200, 404),
  "POST /api/tickets/{ticket_id}/transfer": row(401, 403, 201, 403, 403),
  "DELETE /api/tickets/{ticket_id}/transfer": row(401, 403, 200, 403, 403),
  "POST /api/tickets/claim": row(401, 404, 404, 404, 404),
  "GET /api/users/{user_id}/tickets": row(401, 403, 200, 403, 403),
  "POST /api/events/{id}/checkins": row(401, 404, 403, 404, 403),
  "DELETE /api/events/{id}/checkins/{ticket_id}": row(401, 404, 403, 404, 403),
  "GET /api/events/{id}/promos": row(401, 404, 403, 200, 403),
  "POST /api/events/{id}/promos": row(401, 404, 403, 201, 403),
  "DELETE /api/events/{id}/promos/{promo_id}": row(401, 404, 403, 200, 403),
  "GET /api/webapp/stripe-account": row(401, 200, 200, 200, 200),
  "POST /api/webapp/stripe-account": row(401, 409, 409, 409, 409),
  "GET /api/webhooks": row(401, 403, 403, 403, 200),
  "POST /api/webhooks/{webhook_id}/replay": row(401, 403, 403, 403, 200),
  "GET /api/health": everybody(200),
  "GET /api/openapi.json": everybody(200),
  "POST /api/webhook/telegram": everybody(401),
  "POST /api/webhook/telegram-payments": everybody(401),
  "POST /api/webhook/stripe": everybody(400),
};

const bodies: Record<string, object> = {
  "POST /api/events": { title: "Picnic", startsAt: "2026-12-01T18:00:00Z", timeZone: "UTC" },
  "POST /api/webapp/events": { title: "Picnic", startsAt: "2026-12-01T18:00:00Z", timeZone: "UTC" },
  "PUT /api/events/{id}": { title: "Renamed" },
  "POST /api/events/{id}/cancel": {},
  "POST /api/events/{id}/reports": { reason: "spam" },
  "POST /api/events/{id}/rsvps": {},
  "PUT /api/events/{id}/rsvps/{user_id}": { partySize: 2 },
  "POST /api/events/{id}/rsvps/{user_id}/offer": { answer: "accept" },
  "PUT /api/events/{id}/notifications": { reminders: [] },
  "POST /api/events/{id}/notifications/send": { text: "Hello", to: { statuses: ["confirmed"] } },
  "POST /api/events/{id}/notifications/test": { text: "Hello" },
  "PUT /api/events/{id}/notifications/broadcasts/{broadcast_id}": { text: "Hello again" },
  "PUT /api/events/{id}/feedback": { rating: 5 },
  "POST /api/webapp/drafts": {},
  "PUT /api/webapp/drafts/{id}": { version: 1, answers: { title: "Renamed" } },
  "POST /api/webapp/drafts/{id}/publish": {},
  "POST /api/images": pixel,
  "PUT /api/users/{user_id}": { locale: "es" },
  "POST /api/webhook/telegram": { update_id: 1 },
  "POST /api/webhook/telegram-payments": { update_id: 1 },
  "POST /api/webhook/stripe": { id: "evt_1", type: "checkout.session.completed" },
  "POST /api/events/{id}/payments": { provider: "stars" },
  "POST /api/payments/{payment_id}/refunds": {},
  "POST /api/tickets/claim": { token: "0".repeat(48) },
  "POST /api/events/{id}/checkins": { code: "T1.none.none" },
  "POST /api/events/{id}/promos": { code: "HALF", kind: "percent", value: 5000 },
};

/** What a stranger is answered about a public event, where that is not what an administrator is about a private one. */
const publicly: Record<string, number> = {
  "POST /api/events/{id}/share": 201,
  // Administrators alone, whatever the event.
  "GET /api/webhooks": 403,
  "POST /api/webhooks/{webhook_id}/replay": 403,
};

const operations = registry
  .filter(({ auth }) => auth !== "inngest")
  .map(({ method, path }) => ({ method, path, name: `${method} ${path}` }));
const people: Who[] = ["anonymous", "stranger", "attendee", "organizer", "administrator"];

async function scene(world: World, visibility: "private" | "public") {
  const [stranger, attendee] = (await world.people(2)) as [number, number];
  const event = await world.event({ visibility });
  await rsvp(world.as(attendee), { eventId: event.id });
  const answers = { title: "Supper", startsAt: "2026-12-01T18:00:00.000Z", timeZone: "UTC" };
  const draft = await startDraft(world.as(attendee), { kind: "create", answers });
  const image = await uploadImage(world.as(attendee), pixel);
  const organizer = world.as(event.organizerId);
  const promo = await createPromo(
    organizer,
    event.id,
    NewPromo.parse({ code: "TENTH", kind: "percent", value: 1000 }),
  );
  const { broadcastId } = await broadcast(organizer, {
    eventId: event.id,
    text: "Doors at seven",
    to: { statuses: ["confirmed"] },
    sendAt: new Date(world.clock.now.getTime() + 60_000),
  });
  return {
    event,
    names: {
      draft: draft.id,
      hash: image.hash,
      promo: promo.id,
      broadcast: broadcastId,
      webhook: await deadWebhook(world),
      ...(await payment(world, event.id, attendee)),
    },
    ids: {
      anonymous: undefined,
      stranger,
      attendee,
      organizer: event.organizerId,
      administrator: await knowAdmin(world),
    },
  };
}

/** What Stripe told and could not be done. */
async function deadWebhook({ db, clock: { now } }: World) {
  const id = uuidv7();
  const told = {
    provider: "stripe",
    providerEventId: "evt_1",
    type: "charge.refunded",
    payload: { id: "ch_1" },
  };
  await db
    .insert(paymentWebhooks)
    .values({ ...told, id, status: "dead", attempts: 10, nextTryAt: now, receivedAt: now });
  return id;
}

/** The attendee's ticket, and Stars that they paid. */
async function payment({ db, clock: { now } }: World, eventId: string, userId: number) {
  const [ticket] = await db.select().from(tickets).where(eq(tickets.eventId, eventId));
  const paymentId = uuidv7();
  await db.insert(payments).values({
    id: paymentId,
    eventId,
    rsvpId: ticket!.rsvpId,
    userId,
    provider: "stars",
    status: "completed",
    amountMinor: 100,
    currency: "XTR",
    providerPaymentId: "stx_1",
    telegramChargeId: "stx_1",
    paidAt: now,
    createdAt: now,
    updatedAt: now,
  });
  await db.insert(ledgerEntries).values({
    paymentId,
    eventId,
    kind: "charge",
    amountMinor: 100,
    currency: "XTR",
    providerRef: "stx_1",
    bookedAt: now,
  });
  return { ticket: ticket!.id, payment: paymentId };
}

const pathFor = (path: string, { event, names, ids: { attendee } }: Awaited<ReturnType<typeof scene>>) =>
  path
    .replace("/drafts/{id}", `/drafts/${names.draft}`)
    .replace("{hash}/{size}", `${names.hash}/card`)
    .replace("{payment_id}", names.payment)
    .replace("{ticket_id}", names.ticket)
    .replace("{promo_id}", names.promo)
    .replace("{broadcast_id}", names.broadcast)
    .replace("{delivery_id}", names.broadcast)
    .replace("{event_id}", event.id)
    .replace("{webhook_id}", names.webhook)
    .replace("{id}", event.id)
    .replace("{user_id}", String(attendee))
    .replace("{organizer_id}", String(event.organizerId));

describe("Who may call what", () => {
  test("every route has its row in the table", ({ world: _ }) => {
    expect(Object.keys(table).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  test.for(operations)("private event: $name", async ({ method, path, name }, { world }) => {
    let set: Awaited<ReturnType<typeof scene>> | undefined;
    for (const who of people) {
      set ??= await scene(world, "private");
      const { event, ids } = set;
      const before = await snapshot();
      const as = ids[who];
      const answer = await call(method, pathFor(path, set), {
        ...(as === undefined ? {} : { as }),
        ...(bodies[name] ? { body: bodies[name] } : {}),
      });

      expect(answer.status, who).toBe(table[name]?.[who]);
      if (answer.status >= 400) expect(await snapshot(), who).toEqual(before);
      if (answer.status === 404) expect(JSON.stringify(answer.body), who).not.toContain(event.title);
      if (answer.status >= 400 || method === "GET") continue;
      // What one has done is not to be met by the next.
      await emptyDatabase();
      set = undefined;
    }
  });

  // A public event is no secret: who is no part of it is answered as an administrator of a private one is.
  test.for(operations)(
    "public event: $name by a stranger and by nobody",
    async ({ method, path, name }, { world }) => {
      const set = await scene(world, "public");
      const { ids } = set;
      const ask = (as?: number) =>
        call(method, pathFor(path, set), {
          ...(as === undefined ? {} : { as }),
          ...(bodies[name] ? { body: bodies[name] } : {}),
        });

      const nobody = table[name]?.anonymous === 404 ? 200 : table[name]?.anonymous;
      expect((await ask()).status).toBe(nobody);
      expect((await ask(ids.stranger)).status).toBe(publicly[name] ?? table[name]?.administrator);
    },
  );
});
