import autocannon from "autocannon";
import { EventFilters } from "@/domain/events/read-filters";
import { searchEvents } from "@/domain/events/search";
import { rates, spend } from "@/domain/limits";
import { ownStandings } from "@/domain/rsvps/queries";
import { acceptsSession } from "@/domain/users/queries";
import { issueSession } from "@/gateways/telegram/session";
import { buildEnvironment } from "@/sandbox/environment";
import { withBuiltApp } from "./built-app";
import { byTurns } from "./by-turns";
import type { Figure } from "./figure";
import { listEvents } from "./listed-events";
import { contextOn, type Product, withProduct } from "./product";
import { record, rerun, type Script } from "./recorder";

const events = 100_000;
const seconds = 5;
const limit = 20;

type Query = Partial<Record<keyof EventFilters, string>>;

/**
 * Milliseconds of `GET /api/events` through the built app (`next start`) with 100,000 public events, one request
 * after the other, each by somebody else who is signed in. Baseline: the SQL statements of the same requests,
 * recorded and repeated by the bare driver, prepared, and planned as the product's are.
 */
const reads = (queries: Query[]): Figure => ({
  unit: "ms",
  measure: (report) =>
    withProduct(
      async (product) => {
        report(`${events} events are published`);
        await listEvents(product, events);
        const people = await product.people(20_000);
        const scripts = await Promise.all(queries.map((query) => scriptOf(product, query, people.at(-1)!)));
        const next = endlessly(people);
        return withBuiltApp(product.url, product.folder, report, ({ appUrl }) =>
          byTurns(
            () => requests(appUrl, queries, next),
            () => statements(product, scripts, next),
            { report },
          ),
        );
      },
      { connection: {} },
    ),
});

export const apiBrowse = reads([
  {},
  { category: "music,arts" },
  { from: "2027-01-01T00:00:00Z", open: "true" },
  { near: "53.0,13.9", radiusKm: "10" },
]);

export const apiSearch = reads([
  { q: "jazz berlin" },
  { q: "hackathon" },
  { q: "pyhton worshop" },
  { q: "kraków chess", open: "true" },
]);

type Recorded = { script: Script; person: number; found: string[] };

/** What the route asks of the database: who calls, whether they may search, what there is, how they stand to it. */
async function scriptOf({ sql }: Product, query: Query, person: number): Promise<Recorded> {
  const filters = EventFilters.parse(query);
  let found: string[] = [];
  const script = await record(sql, async (db) => {
    const ctx = contextOn(db, person);
    await acceptsSession(ctx, { userId: person, signedInAt: ctx.now() });
    if (filters.q) await spend(ctx, `search:${person}`, rates.search);
    const page = await searchEvents(ctx, filters, { limit: limit + 1 });
    found = page.slice(0, limit).map(({ id }) => id);
    await ownStandings(ctx, page.slice(0, limit));
  });
  if (found.length < limit) throw new Error(`${JSON.stringify(query)} finds only ${found.length} events`);
  return { script, person, found };
}

async function statements({ sql }: Product, scripts: Recorded[], next: () => number): Promise<number> {
  const startedAt = performance.now();
  const stopAt = startedAt + seconds * 1000;
  let done = 0;
  for (; performance.now() < stopAt; done++) {
    const { script, person, found } = scripts[done % scripts.length]!;
    const same = found.map((id): [string, string] => [id, id]);
    await rerun(sql, script, new Map([[String(person), String(next())], ...same]));
  }
  return (performance.now() - startedAt) / done;
}

async function requests(appUrl: string, queries: Query[], next: () => number): Promise<number> {
  const paths = queries.map(
    (query) => `/api/events?${new URLSearchParams({ ...query, limit: String(limit) })}`,
  );
  let asked = 0;
  const setupRequest = (request: autocannon.Request) => ({
    ...request,
    path: paths[asked++ % paths.length]!,
    headers: {
      authorization: `Bearer ${issueSession(next(), { secrets: [secret], now: new Date() }).token}`,
    },
  });
  const result = await autocannon({
    url: appUrl,
    connections: 1,
    duration: seconds,
    requests: [{ setupRequest }],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`Expected 200 only: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors`);
  return (result.duration * 1000) / result["2xx"];
}

const secret = buildEnvironment().SESSION_SECRET!;

/** Everybody in turn, so that nobody searches too often. */
function endlessly(people: number[]) {
  let n = 0;
  return () => people[n++ % people.length]!;
}
