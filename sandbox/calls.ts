import type { Call } from "./telegram/protocol";

/** Every request the product made to a stand-in, newest last. All are counted, the latest are kept. */
export type CallLog = {
  add(call: Omit<Call, "n">): Call;
  /** The kept calls whose number is greater than `n`. */
  since(n: number): Call[];
  readonly count: number;
  onAdd(listener: (call: Call) => void): () => void;
};

/** Benchmarks make calls by the hundred thousand, so only this many stay in memory. */
const callsKept = 5_000;

export function createCallLog(): CallLog {
  let kept: Call[] = [];
  let count = 0;
  const listeners = new Set<(call: Call) => void>();

  return {
    get count() {
      return count;
    },
    add(call) {
      const numbered = { n: ++count, ...call };
      kept.push(numbered);
      if (kept.length >= callsKept * 2) kept = kept.slice(-callsKept);
      for (const listener of listeners) listener(numbered);
      return numbered;
    },
    since(n) {
      const first = count - kept.length;
      return kept.slice(Math.max(0, n - first, kept.length - callsKept));
    },
    onAdd(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
