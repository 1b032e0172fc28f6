import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Api } from "grammy";
import { uuidv7 } from "uuidv7";
import { drainLetters } from "@/domain/drain-letters";
import { createMessenger } from "@/gateways/telegram/messenger";
import { byTurns } from "./by-turns";
import type { Figure } from "./figure";
import { goers } from "./goers";
import { type Product, withProduct } from "./product";

const few = 1_000;
const many = 100_000;
/** As Telegram allows them, a second's worth. */
const batch = 25;
const perTurn = 10_000;

/**
 * Updates a second from due row to sent, with 100,000 of them waiting: claimed, looked up, put into words by the product's own
 * messenger and marked, with a Telegram that answers at once and no pace. Baseline: claim and mark alone, waiting for the disk as little, in as
 * large batches. Before that, the memory of a drain of 1,000 is held against one of 100,000.
 */
export const drain: Figure = {
  unit: "per s",
  measure: (report) =>
    withProduct(async (product) => {
      report(`${many} people join`);
      const eventId = await goers(product, many);
      const ctx = promptly(product);
      const peaks: number[] = [];
      for (const letters of [few, many]) {
        await fill(product, eventId, letters);
        peaks.push(await peakOf(() => drainLetters(ctx)));
        report(`heap at most ${peaks.at(-1)!.toFixed(0)} MB over ${letters} letters`);
      }
      return byTurns(
        async () => {
          await fill(product, eventId, perTurn);
          const startedAt = performance.now();
          await drainLetters(ctx);
          return perTurn / ((performance.now() - startedAt) / 1000);
        },
        async () => {
          await fill(product, eventId, perTurn);
          const startedAt = performance.now();
          while ((await claimAndMark(product)) > 0);
          return perTurn / ((performance.now() - startedAt) / 1000);
        },
        { rounds: 3, report },
      );
    }),
};

/** The background of the product; Telegram takes everything at once, and nobody waits for a slot. */
function promptly(product: Product) {
  const api = new Api("1:bench");
  api.config.use(async () => ({ ok: true, result: { message_id: 1 } }) as never);
  const messenger = createMessenger({
    api,
    now: () => new Date(),
    chatTurn: async () => {},
    botUsername: "event_bot",
    appUrl: "http://127.0.0.1",
  });
  const ctx = product.as(1);
  const send: typeof messenger.send = (letter) => messenger.send(letter, async () => {});
  // Who waits for letters under way really waits: to be called back at once would be to ask PostgreSQL all the while.
  const wait = (until: Date) => sleep(Math.max(0, until.getTime() - Date.now()), undefined, { ref: false });
  return { ...ctx, ports: { ...ctx.ports, wait, messenger: { ...messenger, send } } };
}

async function fill({ sql }: Product, eventId: string, letters: number) {
  const now = new Date();
  await sql`truncate deliveries, telegram_pace cascade`;
  await sql`
    insert into deliveries (delivery_id, dedupe_key, chat_id, event_id, kind, payload, priority, due_at, created_at, updated_at)
    select gen_random_uuid(), 'bench:' || user_id, user_id, ${eventId}, 'update', '{"text":"Doors at seven, {first_name}"}', 3, ${now}, ${now}, ${now}
    from rsvps limit ${letters}`;
  await sql`analyze deliveries`;
}

async function claimAndMark({ sql }: Product): Promise<number> {
  const now = new Date();
  const claimed = await sql<{ id: string }[]>`
    update deliveries set status = 'sending', attempts = attempts + 1, lease_until = ${now}, updated_at = ${now}
    where delivery_id in (
      select delivery_id from deliveries where status = 'queued' and due_at <= ${now}
      order by priority, due_at, delivery_id limit ${batch} for update skip locked
    ) and set_config('synchronous_commit', 'off', true) = 'off' returning delivery_id as id`;
  const ids = claimed.map(({ id }) => id);
  await sql`
    update deliveries set status = 'sent', telegram_message_id = 1, sent_at = ${now}, lease_until = null, updated_at = ${now}
    where delivery_id in ${sql(ids.length > 0 ? ids : [uuidv7()])}
      and set_config('synchronous_commit', 'off', true) = 'off'`;
  return claimed.length;
}

/** The most of the heap that was truly in use while this went on, in MB: looked at after its garbage is gone. */
async function peakOf(work: () => Promise<unknown>): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  let peak = 0;
  const look = setInterval(() => {
    collect();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }, 500);
  await work();
  clearInterval(look);
  return peak / 2 ** 20;
}
