import type { Clock } from "../../clock";
import { ApiError } from "../errors";
import type { PendingUpdate, World } from "../world/model";

export type PollRequest = { offset: number; limit: number; timeoutSeconds: number; signal: AbortSignal };

/** `getUpdates`: what waits is given at once, else the call waits for it. */
export type Polling = {
  poll(request: PollRequest): Promise<PendingUpdate[]>;
  wake(): void;
  /** Ends a call that waits, as Telegram does when a webhook is set. */
  abort(why: string): void;
  close(): void;
};

type Waiting = { finish: () => void; fail: (why: string) => void };

export function createPolling(world: World, clock: Clock): Polling {
  let waiting: Waiting | undefined;

  return {
    async poll({ offset, limit, timeoutSeconds, signal }) {
      confirm(offset);
      const ready = take(limit);
      if (ready.length > 0 || timeoutSeconds === 0) return ready;

      abort("terminated by other getUpdates request; make sure that only one bot instance is running");
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => mine.finish(), timeoutSeconds * 1000);
        const end = (settle: () => void) => {
          clearTimeout(timer);
          signal.removeEventListener("abort", mine.finish);
          if (waiting === mine) waiting = undefined;
          settle();
        };
        const mine: Waiting = {
          finish: () => end(resolve),
          fail: (why) => end(() => reject(new ApiError(409, `Conflict: ${why}`))),
        };
        waiting = mine;
        signal.addEventListener("abort", mine.finish);
      });
      return take(limit);
    },
    wake: () => waiting?.finish(),
    abort,
    close: () => waiting?.finish(),
  };

  function abort(why: string) {
    waiting?.fail(why);
  }

  /** An offset confirms all that is older; a negative one keeps only that many of the newest. */
  function confirm(offset: number) {
    const ids = [...world.pendingUpdates.keys()];
    const confirmed = offset < 0 ? ids.slice(0, offset) : ids.filter((id) => id < offset);
    for (const id of confirmed) world.pendingUpdates.delete(id);
  }

  function take(limit: number): PendingUpdate[] {
    const now = clock.now() / 1000;
    const taken: PendingUpdate[] = [];
    for (const update of world.pendingUpdates.values()) {
      if (taken.length === limit) break;
      if (update.expiresAt < now) world.pendingUpdates.delete(update.id);
      else if ((update.notBefore ?? 0) <= clock.now()) taken.push(update);
    }
    return taken;
  }
}
