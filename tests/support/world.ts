import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { test as base } from "vitest";
import type { Database } from "@/db/client";
import { users } from "@/db/schema/users";
import type { Context, PaymentMethod, Settings, SystemActor, UserActor } from "@/domain/context";
import { publishEvent } from "@/domain/events/publish";
import { type EventDetails, NewEvent, type NewEventInput } from "@/domain/events/schema";
import type { Letter, LetterKind } from "@/domain/letters";
import { pictures } from "@/gateways/images";
import { drain } from "@/tests/support/drain";
import { type Bank, createBank } from "./bank";
import { emptyDatabase, db as workerDb } from "./database";
import { testLog } from "./log";
import { createRecordingMessenger, type RecordingMessenger } from "./messenger";
import { ticketCodes } from "./ticket-codes";

type Duration = { days?: number; hours?: number; minutes?: number; seconds?: number };
type Person = Partial<Omit<typeof users.$inferInsert, "id">>;
type Event = Partial<NewEventInput> & { organizer?: number; startsIn?: Duration };

export const inMs = ({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration) =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;

/** A product with nobody in it, on a clock that only the test moves. Its database is empty at the start. */
export type World = {
  db: Database;
  clock: { now: Date; forward(by: Duration): void };
  messenger: RecordingMessenger;
  bank: Bank;
  settings: { adminIds: number[]; seller: Settings["seller"]; methods: PaymentMethod[] };
  /** How often the background was asked to look. */
  pokes: number;
  /** Waiting takes no time here, and moves no clock; a test may do something in a pause. */
  pause: (until: Date) => Promise<void>;
  as(userId: number): Context<UserActor>;
  system: Context<SystemActor>;
  /** Somebody who started the bot, unless told otherwise; answers their id. */
  person(about?: Person): Promise<number>;
  people(count: number, about?: Person): Promise<number[]>;
  admin(): Promise<number>;
  /** A free public event a week ahead, of an organizer whom everybody trusts. */
  event(overrides?: Event): Promise<EventDetails>;
  /** Lets the background do all that is due at this moment. */
  drain(): Promise<Date | null>;
  /** What this person was sent, in order. */
  told(userId: number): Letter[];
  toldOf<Kind extends LetterKind>(userId: number, kind: Kind): Extract<Letter, { kind: Kind }>[];
};

export const kindsOf = (letters: Letter[]) => letters.map(({ kind }) => kind);

let lastUserId = 1_000_000;

export function createWorld(db = workerDb): World {
  const messenger = createRecordingMessenger();
  const clock: World["clock"] = {
    now: new Date("2026-11-22T09:00:00Z"),
    forward(by) {
      clock.now = new Date(clock.now.getTime() + inMs(by));
    },
  };
  const bank = createBank(() => clock.now);
  const { stripe, invoices } = bank;
  const settings: World["settings"] = {
    adminIds: [],
    seller: "platform",
    methods: ["telegram", "stripe", "stars"],
  };
  const shared = {
    db,
    now: () => clock.now,
    newId: uuidv7,
    randomBytes,
    settings,
    ports: {
      messenger,
      wait: (until: Date) => world.pause(until),
      log: testLog,
      stripe,
      invoices,
      ticketCodes,
      pictures,
    },
    poke: () => {
      world.pokes++;
    },
  };

  const world: World = {
    db,
    clock,
    messenger,
    bank,
    settings,
    pokes: 0,
    pause: async () => {},
    as: (userId) => ({ ...shared, actor: { type: "user", userId } }),
    system: { ...shared, actor: { type: "system", job: "test" } },
    person: async (about) => (await world.people(1, about))[0]!,

    async people(count, about = {}) {
      const { now } = clock;
      const rows = Array.from({ length: count }, () => ({
        firstName: "Somebody",
        startedAt: now,
        lastActivityAt: now,
        createdAt: now,
        updatedAt: now,
        ...about,
        id: ++lastUserId,
      }));
      if (rows.length > 0) await db.insert(users).values(rows);
      return rows.map(({ id }) => id);
    },

    async admin() {
      const id = await world.person({ firstName: "Ada", lastName: "Admin" });
      settings.adminIds.push(id);
      return id;
    },

    async event({ organizer, startsIn = { days: 7 }, ...overrides } = {}) {
      const organizerId = organizer ?? (await world.person({ firstName: "Olga", verifiedAt: clock.now }));
      const startsAt = new Date(clock.now.getTime() + inMs(startsIn)).toISOString();
      const input = { title: "Berlin Indie Games Night", timeZone: "Europe/Berlin", startsAt, ...overrides };
      return publishEvent(world.as(organizerId), NewEvent.parse(input));
    },

    drain: () => drain(world.system),
    told: (userId) => messenger.letters.filter(({ chatId }) => chatId === userId),
    toldOf: <Kind extends LetterKind>(userId: number, kind: Kind) =>
      world.told(userId).filter((letter): letter is Extract<Letter, { kind: Kind }> => letter.kind === kind),
  };
  return world;
}

/** A test with a world of its own. */
export const test = base.extend("world", async () => {
  await emptyDatabase();
  return createWorld();
});
