import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { vi } from "vitest";
import { db } from "../database";
import { createWorld } from "../world";
import { type App, startMoneyApp } from "./app";
import { createDice, type Dice } from "./dice";
import { buy, decide, follow, type Order } from "./money-acts";
import { type Buyer, planOf, type Sale } from "./money-plan";
import type { MoneyTown } from "./money-town";

type Wanted = { orders: number; kills: number; seed: number };
export type MoneyStorm = { buyers: Buyer[]; sales: Sale[]; orders: Order[]; kills: number; town: MoneyTown };

const buyersAtOnce = 10;
const postmen = 4;

/**
 * People buy, are declined, leave, get money back and dispute it, while the app is killed and started again, and
 * Stripe's events are repeated, mixed up, late and lost. Ends when the background has had the time it needs.
 */
export async function runMoneyStorm(
  town: MoneyTown,
  { orders: count, kills, seed }: Wanted,
): Promise<MoneyStorm> {
  const dice = createDice(seed);
  const { buyers, sales } = await openSales(town, count, dice);
  town.faults.set([
    { kind: "drop-after-effect", method: "checkout.sessions.create", probability: 0.03 },
    { kind: "drop-after-effect", method: "refunds.create", probability: 0.1 },
    { kind: "server-error", method: "refunds.create", probability: 0.1 },
    { kind: "too-many-requests", retryAfter: 1, method: "checkout.sessions.retrieve", probability: 0.05 },
  ]);
  const app = createCrashingApp(town, dice);
  await app.start();
  await town.registerJobs();
  const post = startPost(town);
  const orders: Order[] = [];
  let done = 0;
  const forEachOf = <T>(items: T[], work: (item: T) => Promise<unknown>) =>
    inParallel(items, async (item) => {
      await work(item);
      done++;
    });
  const waiting: Buyer[] = [];
  const acts = async () => {
    await forEachOf(buyers, async (buyer) => {
      const order = await buy(town, buyer);
      if (order === "waits") waiting.push(buyer);
      else if (order) orders.push(order);
    });
    await untilCalm(town);
    town.clock.advance(45 * 60_000);
    await untilCalm(town);
    // Some of those who waited were offered what the others left.
    await inParallel(waiting, async (buyer) => {
      const order = await buy(town, buyer);
      if (order && order !== "waits") orders.push(order);
    });
    await untilSwept(town, [6]);
    await forEachOf(dice.shuffled(orders), (order) => follow(town, order));
  };
  const storming = acts();
  // The orders and what follows them: as many as there are buyers, and then as many as paid.
  const points = Array.from({ length: kills }, () => dice.within(1, Math.floor(count * 1.5))).sort(
    (a, b) => a - b,
  );
  for (const point of points) {
    await Promise.race([vi.waitUntil(() => done >= point, { interval: 2, timeout: 900_000 }), storming]);
    await sleep(dice.within(0, 250));
    await app.crash();
  }
  await storming;

  await untilCalm(town);
  await decide(town, orders);
  town.office.releaseLate();
  await untilCalm(town);
  town.faults.set([]);
  await untilSwept(town, [6, 24 * 60]);
  await post.stop();
  return { buyers, sales, orders, kills: app.kills(), town };
}

const money = [
  ["EUR", 4500],
  ["JPY", 4501],
  ["USD", 3333],
] as const;

/** Events with a few seats less than are asked for. */
async function openSales(town: MoneyTown, count: number, dice: Dice) {
  const world = createWorld();
  world.clock.now = new Date(town.clock.now());
  const people = await world.people(Math.ceil(count * 1.12));
  const perSale = Math.min(200, Math.ceil(count / 3));
  const organizers = await world.people(Math.ceil(people.length / perSale), { verifiedAt: world.clock.now });
  await town.addPeople([...organizers, ...people]);
  await inParallel([...organizers, ...people], (as) => town.act({ as, do: "start" }));
  const sales: Sale[] = [];
  for (const [n, organizer] of organizers.entries()) {
    const [currency, priceMinor] = money[n % money.length]!;
    const event = await world.event({
      organizer,
      priceMinor,
      currency,
      title: `Concert ${n}`,
      location: "Café Mond, Berlin",
      capacity: Math.floor(perSale * 2 * 0.88),
      refundPolicy: [{ hoursBefore: 1, percent: 50 }],
    });
    const [type] = await db.execute<{ id: string }>(
      sql`select ticket_type_id as id from ticket_types where event_id = ${event.id}`,
    );
    sales.push({ id: event.id, organizer, ticketTypeId: type!.id });
  }
  return { buyers: planOf(people, sales, dice), sales };
}

function createCrashingApp(town: MoneyTown, dice: Dice) {
  let app: App | undefined;
  let kills = 0;
  const start = async () => {
    app = await town.start(startMoneyApp);
  };
  return {
    start,
    kills: () => kills,
    /** The next one finds a clock on which what its predecessor had in hand may be taken over. */
    async crash() {
      await app!.kill();
      kills++;
      town.clock.advance(dice.within(61_000, 75_000));
      await start();
    },
  };
}

function startPost({ office, appUrl }: MoneyTown) {
  let isOpen = true;
  const round = async () => {
    while (isOpen) if (!(await office.bringOne(`${appUrl}/api/webhook/stripe`))) await sleep(20);
  };
  const rounds = Array.from({ length: postmen }, round);
  return {
    async stop() {
      isOpen = false;
      await Promise.all(rounds);
    },
  };
}

/** Until everything is done; when all stands still and something is left, a minute passes. */
async function untilCalm(town: MoneyTown) {
  const isCalm = async () => {
    const [jobs, [rows]] = await Promise.all([town.jobsUnderWay().catch(() => ["?"]), undone()]);
    const isStill = town.office.isIdle() && jobs.every((job) => job.includes("-await-"));
    if (isStill && rows!.left > 0) town.clock.advance(61_000);
    return isStill && rows!.left === 0;
  };
  await vi.waitUntil(isCalm, { interval: 100, timeout: 600_000 });
}

const undone = () =>
  db.execute<{ left: number }>(sql`
    select ((select count(*) from deliveries where status in ('queued', 'sending'))
      + (select count(*) from facts where handled_at is null)
      + (select count(*) from payment_webhooks where status = 'received')
      + (select count(*) from refunds where status in ('queued', 'sending', 'pending')))::int as left`);

/** So many minutes pass, and every clock of the background strikes; in a day the nightly one too. */
async function untilSwept(town: MoneyTown, spans: number[]) {
  for (const minutes of spans) {
    town.clock.advance(minutes * 60_000);
    await untilCalm(town);
  }
}

async function inParallel<T>(items: T[], work: (item: T) => Promise<unknown>) {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: buyersAtOnce }, worker));
}
