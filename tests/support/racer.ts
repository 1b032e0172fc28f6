import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { uuidv7 } from "uuidv7";
import { connect } from "@/db/client";
import type { Context } from "@/domain/context";
import { Refusal } from "@/domain/errors";
import { changeEvent } from "@/domain/events/change";
import { acceptOffer } from "@/domain/rsvps/answer-offer";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { resizeParty } from "@/domain/rsvps/resize";
import { rsvp } from "@/domain/rsvps/rsvp";
import { pictures } from "@/gateways/images";
import { drain } from "@/tests/support/drain";
import { createBank } from "./bank";
import { testLog } from "./log";
import { createRecordingMessenger } from "./messenger";
import { ticketCodes } from "./ticket-codes";

/** One of several processes that do as people do, all at once, to one event. */
export type RaceJob = {
  databaseUrl: string;
  eventId: string;
  organizerId: number;
  people: number[];
  seed: number;
  now: string;
  /** Capacities that the organizer tries to set meanwhile. */
  capacities: number[];
  drains: number;
  /** Takes the event's lock out of every statement. */
  isUnlocked: boolean;
};

/** What each person was told last, such as "confirmed 2"; what went wrong in no foreseen way. */
export type RaceReport = { told: Record<number, string>; faults: string[] };

const job: RaceJob = JSON.parse(process.argv[2]!);
const db = job.isUnlocked
  ? drizzle(withoutLocks(postgres(job.databaseUrl, { max: 5 })))
  : connect(job.databaseUrl, { max: 5 });

const now = new Date(job.now);
const world: Omit<Context, "actor"> = {
  db,
  now: () => now,
  newId: uuidv7,
  randomBytes,
  settings: { adminIds: [], seller: "platform", methods: [] },
  ports: {
    messenger: createRecordingMessenger(),
    wait: async () => {},
    log: testLog,
    invoices: createBank(() => now).invoices,
    ticketCodes,
    pictures,
  },
  poke: () => {},
};
const as = (userId: number) => ({ ...world, actor: { type: "user", userId } }) as const;
const random = createRandom(job.seed);
const report: RaceReport = { told: {}, faults: [] };

await db.execute("select 1");
const lines = createInterface({ input: process.stdin });
console.log("ready");
for await (const _ of lines) break;

await Promise.all([...job.people.map(takePart), tryCapacities(), drainOften()]);
await db.$client.end();
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));

async function takePart(userId: number) {
  const { eventId } = job;
  const roll = random();
  const tell = async (act: () => Promise<string>) => {
    try {
      report.told[userId] = await act();
    } catch (error) {
      if (!(error instanceof Refusal)) report.faults.push(causeOf(error));
    }
  };
  const join = async () => {
    const { status, partySize } = await rsvp(as(userId), {
      eventId,
      partySize: 1 + Math.floor(random() * 3),
    });
    return `${status} ${partySize}`;
  };

  await tell(join);
  if (roll < 0.2)
    await tell(
      async () =>
        `${report.told[userId]?.split(" ")[0]} ${await resizeParty(as(userId), { eventId, partySize: 2 })}`,
    );
  if (roll < 0.4) await tell(() => cancelRsvp(as(userId), { eventId, userId }).then(() => "cancelled"));
  if (roll < 0.1) await tell(join);
  if (roll > 0.7) await tell(async () => `confirmed ${(await acceptOffer(as(userId), eventId)).partySize}`);
}

async function tryCapacities() {
  for (const capacity of job.capacities) {
    try {
      await changeEvent(as(job.organizerId), { eventId: job.eventId, changes: { capacity } });
    } catch (error) {
      if (!(error instanceof Refusal)) report.faults.push(causeOf(error));
    }
  }
}

async function drainOften() {
  for (let n = 0; n < job.drains; n++)
    await drain({ ...world, actor: { type: "system", job: "race" } }, { until: now });
}

/** PostgreSQL's own words: Drizzle's message spells out the whole statement. */
function causeOf(error: unknown) {
  return String(error instanceof Error && error.cause ? error.cause : error);
}

/**
 * A client that puts a moment's thought in the place of each lock, to see whether a race would be noticed at
 * all: whoever has read how many seats are free acts on it a little later.
 */
function withoutLocks(client: Sql): Sql {
  const begin = (work: (transaction: TransactionSql) => unknown) =>
    client.begin((transaction) => {
      const unsafe = (text: string, params: never[]) =>
        transaction.unsafe(
          text.replaceAll("for no key update", "and (select pg_sleep(0.05))::text is not null"),
          params,
        );
      return work(overridden(transaction, { unsafe }));
    });
  return overridden(client, { begin });
}

function overridden<Target extends object>(target: Target, own: object): Target {
  return new Proxy(target, { get: (_, name) => Reflect.get(name in own ? own : target, name) });
}

/** Mulberry32: the same seed, the same race as far as chance goes. */
function createRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
