import { type CallLog, createCallLog } from "../calls";
import type { Clock } from "../clock";
import { createFaults, type Faults } from "../faults";
import type { Standin } from "../standin";
import { answerCall, handleBotApi } from "./bot-api";
import { createChangeFeed } from "./control/changes";
import { handleControl } from "./control/control";
import { announceSurroundings } from "./control/events";
import { createFileStore } from "./files/store";
import { createFlood } from "./flood";
import { createCheckouts } from "./payments/checkouts";
import { noteCharge, type TakeMoney } from "./payments/take-money";
import type { Person, Upcoming } from "./protocol";
import { createQueries } from "./queries";
import type { Bot, Server } from "./server";
import { createUnread } from "./unread";
import { createUpdates } from "./updates/updates";
import { createWorld, reviveWorld } from "./world/create";
import { createSaver } from "./world/saver";

export type TelegramOptions = {
  clock: Clock;
  token: string;
  bot: Bot;
  people: Person[];
  /** Keeps the state across restarts; without it, the stand-in begins anew each time. */
  store?: { load(): unknown | undefined; save(state: unknown): void };
  /** Where the bytes of photos and documents go; in memory when left out. */
  filesDirectory?: string;
  /** Where the sandbox is reached. */
  publicUrl: string;
  /** What `t.me/<bot>?startapp=` opens; the menu button's address when left out. */
  miniAppUrl?: string;
  /** How invoices that name a payment provider are paid; when left out, every card has enough on it. */
  takeMoney?: TakeMoney;
  /** Refuse more than 30 messages a second, and 20 a minute into a group. */
  floodLimits?: boolean;
  calls?: CallLog;
  faults?: Faults;
  upcoming?: () => Upcoming[] | Promise<Upcoming[]>;
};

/** A Telegram of one's own: the Bot API for one bot, and the people who use it through the control API. */
export function createTelegram(options: TelegramOptions): Standin {
  const { clock, token, people, store, upcoming = () => [], takeMoney = noteCharge } = options;
  const { calls = createCallLog(), faults = createFaults() } = options;
  const saved = store?.load();
  const world = saved === undefined ? createWorld(people) : reviveWorld(saved, people);
  const saver = createSaver(world, store);
  const bot = { ...options.bot, name: world.profile.names[""] ?? options.bot.name };

  const server: Server = {
    clock,
    token,
    bot,
    world,
    unread: createUnread(world),
    updates: createUpdates({
      clock,
      faults,
      world,
      touch: saver.touch,
      called: (call) => void answerCall(server, call),
    }),
    changes: createChangeFeed(),
    queries: createQueries(world, clock),
    checkouts: createCheckouts(world, clock),
    takeMoney,
    files: createFileStore(world, options.filesDirectory),
    faults,
    calls,
    upcoming,
    openWebApps: new Map(),
    ...(options.miniAppUrl === undefined ? {} : { miniAppUrl: options.miniAppUrl }),
    ...(options.floodLimits ? { flood: createFlood() } : {}),
  };
  const stopAnnouncing = announceSurroundings(server);

  return {
    async handle(request, response) {
      const isMine =
        (await handleBotApi(server, request, response)) || (await handleControl(server, request, response));
      if (isMine && request.method !== "GET") saver.touch();
      return isMine;
    },
    async close() {
      stopAnnouncing();
      server.queries.forget();
      server.checkouts.forget();
      server.updates.close();
      saver.close();
    },
  };
}
