import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { preparing } from "@/db/prepared";
import { listOrganized } from "@/domain/events/queries";
import { EventFilters } from "@/domain/events/read-filters";
import type { EventDetails } from "@/domain/events/schema";
import { searchEvents } from "@/domain/events/search";
import { listAudiences } from "@/domain/notifications/audiences";
import { backlog } from "@/domain/notifications/queries";
import { listPayments, totalsOf } from "@/domain/payments/queries";
import { moneyBacklog } from "@/domain/payments/read-backlog";
import { readOwed } from "@/domain/payments/read-owed";
import { listAttendees, listMyCards } from "@/domain/rsvps/queries";
import { databaseUrl, emptyDatabase } from "../support/database";
import { createWorld } from "../support/world";

/**
 * How PostgreSQL does what is asked most, in a database with so many rows that the wrong way would be slow. Nothing is
 * timed: each statement that a query makes is explained.
 */
const asked: { query: string; params: unknown[] }[] = [];
const client = postgres(databaseUrl, { max: 4, onnotice: () => {} });
const db = drizzle(preparing(client), {
  logger: { logQuery: (query, params) => asked.push({ query, params }) },
});
const world = createWorld(db);

let organizer: number;
let attendee: number;
let crowded: EventDetails;
let small: EventDetails;

/** 20,000 people of one event, 20 of another, and 20,000 seats that somebody else's event holds since the last look of the planner. */
beforeAll(async () => {
  await emptyDatabase();
  organizer = await world.person({ verifiedAt: world.clock.now });
  crowded = await world.event({ organizer, title: "Crowded" });
  small = await world.event({ organizer, title: "Small" });
  const other = await world.event({ organizer, title: "Other" });
  for (let n = 0; n < 30; n++)
    await world.event({ organizer: await world.person({ verifiedAt: world.clock.now }) });
  const now = world.clock.now.toISOString();
  await client.begin(async (tx) => {
    // Counters and references are not what is looked at.
    await tx`set local session_replication_role = replica`;
    await tx`set local statement_timeout = 0`;
    await tx`insert into users (user_id, first_name, started_at, last_activity, created_at, updated_at)
      select 7000000 + n, 'Somebody', ${now}, ${now}, ${now}, ${now} from generate_series(1, 20000) n`;
    for (const [eventId, people] of [
      [crowded.id, 20_000],
      [small.id, 20],
    ] as const) {
      await tx`insert into rsvps (rsvp_id, event_id, user_id, status, joined_at, created_at, updated_at)
        select gen_random_uuid(), ${eventId}, 7000000 + n, 'confirmed', ${now}, ${now}, ${now} from generate_series(1, ${people}::int) n`;
      await tx`insert into tickets (ticket_id, event_id, rsvp_id, ticket_type_id, user_id, status, created_at, updated_at)
        select gen_random_uuid(), event_id, rsvp_id, gen_random_uuid(), user_id, 'active', ${now}, ${now} from rsvps where event_id = ${eventId}`;
      await tx`insert into payments (payment_id, event_id, rsvp_id, user_id, provider, status, amount_minor, currency, provider_payment_id, paid_at, created_at, updated_at)
        select rsvp_id, event_id, rsvp_id, user_id, 'stripe', 'completed', 500, 'EUR', rsvp_id, ${now}, ${now}, ${now} from rsvps where event_id = ${eventId}`;
      await tx`insert into facts (fact_id, name, data, event_id, happened_at, next_try_at, handled_at)
        select gen_random_uuid(), 'rsvp/confirmed', '{}', event_id, ${now}, ${now}, ${now} from rsvps where event_id = ${eventId}`;
    }
    await tx`insert into deliveries (delivery_id, dedupe_key, chat_id, event_id, kind, due_at, status, created_at, updated_at)
      select gen_random_uuid(), n, 7000000 + n, ${crowded.id}, 'update', ${now}, case when n > 19900 then 'queued' else 'sent' end::delivery_status, ${now}, ${now}
      from generate_series(1, 20000) n`;
  });
  await client`analyze`;
  await client.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`insert into tickets (ticket_id, event_id, rsvp_id, ticket_type_id, user_id, status, hold_kind, hold_expires_at, created_at, updated_at)
      select gen_random_uuid(), ${other.id}, gen_random_uuid(), gen_random_uuid(), 7000000 + n, 'held', 'offer', ${now}, ${now}, ${now} from generate_series(1, 20000) n`;
  });
  attendee = 7_000_001;
});
afterAll(async () => {
  await client.end();
  await emptyDatabase();
});

/** The plans of all that was read. */
async function plansOf(work: () => Promise<unknown>): Promise<string> {
  asked.length = 0;
  await work();
  const read = asked.filter(({ query }) => /^\s*select/i.test(query));
  const plans = await Promise.all(
    read.map(({ query, params }) => client.unsafe(`explain ${query}`, params as never[])),
  );
  expect(plans.length).toBeGreaterThan(0);
  return plans
    .flat()
    .map((row) => row["QUERY PLAN"])
    .join("\n");
}

describe("Lists of events find held seats by their event or RSVP, however many are held elsewhere", () => {
  test.for<[string, () => Promise<unknown>]>([
    ["what is listed", () => searchEvents(world.system, EventFilters.parse({}), { limit: 50 })],
    ["one's own", () => listOrganized(world.as(organizer), organizer, { limit: 8, offset: 0, ahead: true })],
    ["those that one joined", () => listMyCards(world.as(attendee), attendee, { limit: 50 })],
  ])("%s", async ([, list]) => {
    const plans = await plansOf(list);
    expect(plans).toMatch(/tickets_held_by_(event|rsvp)/);
    expect(plans).not.toContain("holds_to_expire");
    expect(plans).not.toContain("Seq Scan on tickets");
  });
});

test("a page of attendees is read in its order, from the first to its last", async () => {
  const plans = await plansOf(() => listAttendees(world.as(organizer), crowded, { limit: 50 }));
  expect(plans).toContain("rsvps_attending");
  expect(plans).not.toContain("Sort");
});

test("health reads no letter, fact or payment that is done", async () => {
  const plans = await plansOf(async () => [await backlog(world.system), await moneyBacklog(world.system)]);
  expect(plans).not.toMatch(/Seq Scan on (deliveries|facts|payments)/);
  expect(plans).toContain("deliveries_next");
  expect(plans).toContain("payments_in_review");
});

test("payments are listed and summed up without the trail of facts", async () => {
  const plans = await plansOf(async () => [
    await listPayments(world.as(organizer), crowded, { limit: 50 }),
    await totalsOf(world.as(organizer), crowded),
  ]);
  expect(plans).toContain("payments_by_event");
  expect(plans).not.toContain("facts");
});

test("what a cancelled event owes is worked out from its refunds at once, and not from each payment's", async () => {
  const plans = await plansOf(() => readOwed(world.as(organizer), crowded));
  // Once for all of them and once for kept money, although the planner takes the table for empty.
  expect(plans.match(/ on refunds/g)).toHaveLength(2);
  expect(plans).not.toContain("SubPlan");
});

test("all audiences of an event are counted by one statement, from its own tickets", async () => {
  const plans = await plansOf(() => listAudiences(world.as(organizer), small.id));
  expect(asked.filter(({ query }) => query.includes("unreachable"))).toHaveLength(1);
  expect(plans).toContain("tickets_by_attendee");
  expect(plans).not.toContain("tickets_by_holder");
});

test("the planner hears early of tables that change quickly", async () => {
  const rows = await db.execute<{ table: string }>(sql`
    select relname as table from pg_class where reloptions @> '{autovacuum_analyze_scale_factor=0.01}' order by relname`);
  expect(rows.map(({ table }) => table)).toEqual(["deliveries", "refunds", "rsvps", "tickets"]);
});
