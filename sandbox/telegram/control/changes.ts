import type { Change } from "../protocol";

/** Tells the pages that are open what changed. */
export type ChangeFeed = {
  /** Sends the person's changes from now on; answers how to stop. */
  subscribe(personId: number, send: (change: Change) => void): () => void;
  /** Whether a page looks as this person: if not, nobody needs to know what changed for them. */
  isWatched(personId: number): boolean;
  tell(personId: number, change: Change): void;
  tellAll(change: Change): void;
  readonly hasWatchers: boolean;
};

export function createChangeFeed(): ChangeFeed {
  const watchers = new Map<number, Set<(change: Change) => void>>();

  return {
    get hasWatchers() {
      return watchers.size > 0;
    },
    subscribe(personId, send) {
      const sends = watchers.get(personId) ?? new Set();
      watchers.set(personId, sends.add(send));
      return () => {
        sends.delete(send);
        if (sends.size === 0) watchers.delete(personId);
      };
    },
    isWatched: (personId) => watchers.has(personId),
    tell(personId, change) {
      for (const send of watchers.get(personId) ?? []) send(change);
    },
    tellAll(change) {
      for (const sends of watchers.values()) for (const send of sends) send(change);
    },
  };
}
