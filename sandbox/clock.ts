/** The one clock of the sandbox: real time plus an offset that people and tests may move. */
export type Clock = {
  /** Milliseconds since 1970, as everybody in the sandbox sees them. */
  now(): number;
  offsetMs(): number;
  advance(milliseconds: number): void;
  /** Moves the clock so that it shows this moment now. */
  set(milliseconds: number): void;
  /** Calls the listener after each move; answers how to stop. */
  onChange(listener: () => void): () => void;
};

export function createClock(initialOffsetMs = 0): Clock {
  let offset = initialOffsetMs;
  const listeners = new Set<() => void>();

  const move = (next: number) => {
    offset = next;
    for (const listener of [...listeners]) listener();
  };

  return {
    now: () => Date.now() + offset,
    offsetMs: () => offset,
    advance: (milliseconds) => move(offset + milliseconds),
    set: (milliseconds) => move(milliseconds - Date.now()),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
