import type { Clock } from "../../clock";
import { whenClockShows } from "../updates/alarm";
import type { World } from "../world/model";

/** What the bot says to a pre-checkout query. */
export type CheckoutAnswer = { ok: true } | { ok: false; error: string };

/** Payments that wait for the bot's word. */
export type Checkouts = {
  /** The answer is undefined when none came in time. */
  ask(): { id: string; answer: Promise<CheckoutAnswer | undefined> };
  /** Whether the question was still open. */
  answer(id: string, answer: CheckoutAnswer): boolean;
  /** Invoices whose money is being taken just now, by slug. */
  charging: Set<string>;
  forget(): void;
};

/** For how long Telegram waits, in the sandbox's time. */
const patienceMs = 10_000;

export function createCheckouts(world: World, clock: Clock): Checkouts {
  const open = new Map<string, (answer: CheckoutAnswer | undefined) => void>();

  const settle = (id: string, answer: CheckoutAnswer | undefined) => {
    const settled = open.get(id);
    open.delete(id);
    settled?.(answer);
    return settled !== undefined;
  };

  return {
    ask() {
      const id = `${clock.now()}${world.next.query++}`;
      const answer = new Promise<CheckoutAnswer | undefined>((resolve) => {
        const stop = whenClockShows(clock, clock.now() + patienceMs, () => settle(id, undefined));
        open.set(id, (given) => {
          stop();
          resolve(given);
        });
      });
      return { id, answer };
    },
    answer: settle,
    charging: new Set(),
    forget() {
      for (const id of [...open.keys()]) settle(id, undefined);
    },
  };
}
