import { randomBytes } from "node:crypto";
import { drizzle } from "drizzle-orm/postgres-js";
import { Api } from "grammy";
import postgres, { type Sql } from "postgres";
import { uuidv7 } from "uuidv7";
import { preparing } from "@/db/prepared";
import type { Context } from "@/domain/context";
import type { Letter } from "@/domain/letters";
import { pictures } from "@/gateways/images";
import { createMessenger } from "@/gateways/telegram/messenger";
import { drain } from "@/tests/support/drain";
import { createBank } from "../bank";
import { testLog } from "../log";
import { ticketCodes } from "../ticket-codes";
import type { VirtualTime } from "./virtual-time";

/** One message as it reaches Telegram. `startsAt` is what it says of its event. */
export type Wired = { deliveryId: string; chatId: number; startsAt: string; at: string };
/** As the Bot API answers; `dropped` is no answer at all. */
export type Answer =
  | { ok: true; result: { message_id: number } }
  | { ok: false; error_code: number; description: string; parameters?: { retry_after: number } }
  | "dropped";

export type Sender = {
  /** Drains until nothing is due, and again when the next thing is; then asks `isDone`. */
  run(isDone: () => Promise<boolean>): Promise<void>;
};

/** The background of a process; what it sends goes through `call`. */
export function createSender(
  databaseUrl: string,
  time: VirtualTime,
  call: (wired: Wired) => Promise<Answer>,
): Sender {
  const client = postgres(databaseUrl, { max: 5, onnotice: () => {} });
  const ctx: Context = {
    actor: { type: "system", job: "storm" },
    db: drizzle(preparing(watched(client, time))),
    now: time.now,
    newId: uuidv7,
    randomBytes,
    settings: { adminIds: [], seller: "platform", methods: [] },
    ports: {
      messenger: createWiredMessenger(time, call),
      wait: time.wait,
      log: testLog,
      invoices: createBank(time.now).invoices,
      ticketCodes,
      pictures,
    },
    poke: () => {},
  };
  return {
    async run(isDone) {
      for (;;) {
        const next = await drain(ctx, { gapMs: 200 });
        if (next) await time.wait(next);
        else if (await time.during(isDone())) break;
        else await time.wait(new Date(time.now().getTime() + 60_000));
      }
      await client.end();
    },
  };
}

/** The product's own words and wire, up to the call: what would go to Telegram goes to `call`. */
function createWiredMessenger(time: VirtualTime, call: (wired: Wired) => Promise<Answer>) {
  const underWay = new Map<number, Letter>();
  const api = new Api("1:storm");
  api.config.use(async (_previous, _method, payload) => {
    const chatId = Number((payload as { chat_id: number }).chat_id);
    const letter = underWay.get(chatId)!;
    const startsAt = "event" in letter ? letter.event.startsAt.toISOString() : "";
    const at = time.now().toISOString();
    const answer = await time.during(call({ deliveryId: letter.deliveryId!, chatId, startsAt, at }));
    if (answer === "dropped") return { ok: false, error_code: 502, description: "Bad Gateway" };
    return answer as never;
  });
  const messenger = createMessenger({
    api,
    now: time.now,
    chatTurn: async () => {},
    botUsername: "event_bot",
    appUrl: "http://127.0.0.1",
  });
  return {
    ...messenger,
    send: (letter: Letter, turn: () => Promise<void>) => {
      underWay.set(letter.chatId, letter);
      return messenger.send(letter, turn);
    },
  };
}

/** The same client; time stands still while one of its statements or transactions is under way. */
function watched(client: Sql, time: VirtualTime): Sql {
  type Query = { handle: () => unknown; resolve: (x: unknown) => void; reject: (x: unknown) => void };
  const unsafe = (...args: Parameters<Sql["unsafe"]>) => {
    const query = client.unsafe(...args) as unknown as Query;
    const { handle, resolve, reject } = query;
    let isBegun = false;
    query.handle = () => {
      if (!isBegun)
        void time.during(
          new Promise<void>((ended) => {
            query.resolve = (x) => [resolve.call(query, x), ended()];
            query.reject = (x) => [reject.call(query, x), ended()];
          }),
        );
      isBegun = true;
      return handle.call(query);
    };
    return query;
  };
  const begin = (work: never) => time.during(client.begin(work) as Promise<unknown>);
  const own: Record<PropertyKey, unknown> = { unsafe, begin };
  return new Proxy(client, { get: (target, name) => own[name] ?? Reflect.get(target, name) });
}
