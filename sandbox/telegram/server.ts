import type { CallLog } from "../calls";
import type { Clock } from "../clock";
import type { Faults } from "../faults";
import type { ChangeFeed } from "./control/changes";
import type { FileStore } from "./files/store";
import type { Flood } from "./flood";
import type { Checkouts } from "./payments/checkouts";
import type { TakeMoney } from "./payments/take-money";
import type { Upcoming } from "./protocol";
import type { Queries } from "./queries";
import type { Unread } from "./unread";
import type { Updates } from "./updates/updates";
import type { World } from "./world/model";

/** The bot that this Telegram knows: there is only one. */
export type Bot = { id: number; name: string; username: string };

/** Everything a method or an act of a person works with. */
export type Server = {
  clock: Clock;
  token: string;
  bot: Bot;
  world: World;
  unread: Unread;
  updates: Updates;
  changes: ChangeFeed;
  queries: Queries;
  checkouts: Checkouts;
  takeMoney: TakeMoney;
  files: FileStore;
  faults: Faults;
  calls: CallLog;
  upcoming: () => Upcoming[] | Promise<Upcoming[]>;
  /** Who opened each of the Mini Apps that may still be answered, by query id. */
  openWebApps: Map<string, number>;
  /** What `t.me/<bot>?startapp=` opens. */
  miniAppUrl?: string;
  /** Absent when sending is not limited. */
  flood?: Flood;
};

/** The moment as messages carry it. */
export function unixTime(server: Pick<Server, "clock">) {
  return Math.floor(server.clock.now() / 1000);
}
