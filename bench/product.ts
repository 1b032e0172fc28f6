import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres, { type Sql } from "postgres";
import { uuidv7 } from "uuidv7";
import { connect, type Database } from "@/db/client";
import { migrateDatabase } from "@/db/migrate-database";
import { events } from "@/db/schema/events";
import { ticketTypes } from "@/db/schema/tickets";
import { users } from "@/db/schema/users";
import type { Context, UserActor } from "@/domain/context";
import { codeFrom } from "@/domain/events/rules";
import type { InvoicePort, Messenger } from "@/domain/ports";
import { pictures } from "@/gateways/images";
import { createTicketCodes } from "@/gateways/ticket-codes";
import { startPostgres } from "@/sandbox/postgres";

/** As the product's own default (DATABASE_POOL_SIZE). */
const poolSize = 8;

const organizerId = 1;

export type Product = {
  url: string;
  /** For whatever is to be thrown away in the end. */
  folder: string;
  db: Database;
  /** The same driver and pool without drizzle, which takes over how dates are read and written. */
  sql: Sql;
  as(userId: number): Context<UserActor>;
  /** Ids of people who started the bot. */
  people(count: number): Promise<number[]>;
  /** Ids of events a week ahead with more seats than anybody will ask for; each one's ticket type has the same id. */
  events(count: number, priceMinor?: number): Promise<string[]>;
};

/** Runs `work` with the domain on an empty PostgreSQL of its own that waits for the disk, as in production. `connection` holds settings for the bare driver: unless told otherwise, its statements are planned as PostgreSQL does by itself. */
export async function withProduct<T>(
  work: (product: Product) => Promise<T>,
  { connection = { plan_cache_mode: "auto" } }: { connection?: Record<string, string> } = {},
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "event-bot-bench-"));
  const server = await startPostgres({ dataDir: path.join(folder, "data"), port: 0, durable: true });
  await migrateDatabase(server.url);
  const db = connect(server.url, { max: poolSize });
  const sql = postgres(server.url, { max: poolSize, onnotice: () => {}, connection });
  try {
    return await work({ url: server.url, folder, ...createProduct(db, sql) });
  } finally {
    await db.$client.end();
    await sql.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function createProduct(db: Database, sql: Sql): Omit<Product, "url" | "folder"> {
  const now = new Date();
  const lifecycle = { createdAt: now, updatedAt: now };
  const person = { firstName: "Somebody", startedAt: now, lastActivityAt: now, ...lifecycle };
  let lastUserId = organizerId;

  return {
    db,
    sql,
    as: (userId) => contextOn(db, userId),
    async people(count) {
      const ids = Array.from({ length: count }, () => ++lastUserId);
      for (const some of inSlices(ids)) await db.insert(users).values(some.map((id) => ({ id, ...person })));
      return ids;
    },
    async events(count, priceMinor = 0) {
      await db
        .insert(users)
        .values({ id: organizerId, ...person })
        .onConflictDoNothing();
      const startsAt = new Date(now.getTime() + 7 * 24 * 60 * 60 * 1000);
      const event = {
        organizerId,
        title: "Bench",
        timeZone: "UTC",
        startsAt,
        endsAt: new Date(startsAt.getTime() + 1),
        location: "A hall",
        capacity: 100_000,
      };
      const rows = Array.from({ length: count }, () => uuidv7()).map((id) => ({
        ...event,
        id,
        code: codeFrom(id),
        ...lifecycle,
      }));
      for (const some of inSlices(rows)) {
        await db.insert(events).values(some);
        await db.insert(ticketTypes).values(
          some.map(({ id }) => ({
            id,
            eventId: id,
            name: "General",
            priceMinor,
            currency: "EUR",
            ...lifecycle,
          })),
        );
      }
      return rows.map(({ id }) => id);
    },
  };
}

/** The domain's world on this database, seen by one person; what is sent to anybody arrives at once. */
export const contextOn = (db: Database, userId: number): Context<UserActor> => ({
  actor: { type: "user", userId },
  db,
  now: () => new Date(),
  newId: uuidv7,
  randomBytes,
  settings: { adminIds: [], seller: "platform", methods: ["telegram"] },
  ports: {
    messenger: promptMessenger,
    wait: async () => {},
    log: console,
    invoices: noInvoices,
    ticketCodes,
    pictures,
  },
  poke: () => {},
});

/** Nothing is sold here. */
const noInvoices: InvoicePort = {
  createLink: () => Promise.reject(new Error("Nothing is sold")),
  refundStars: () => Promise.reject(new Error("Nothing was sold")),
};
const ticketCodes = createTicketCodes([{ kid: "bench", seed: Buffer.alloc(32) }]);

const promptMessenger: Messenger = {
  perSecond: 25,
  send: async () => ({ outcome: "sent", messageId: 1, hasPhoto: false }),
  refresh: async () => ({ outcome: "edited", renderedHash: "same" }),
};

function inSlices<T>(list: T[], size = 1000): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) =>
    list.slice(n * size, (n + 1) * size),
  );
}
