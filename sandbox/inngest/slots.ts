import type { Run } from "./call";
import { keyOf } from "./expression";

/** Limits how many calls of a function are under way at once (its `concurrency`); the others wait in line. */
export type Slots = {
  hold<T>(run: Run, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
};

export function createSlots(): Slots {
  const lines = new Map<string, Line>();

  const lineOf = (name: string, limit: number) => {
    const line = lines.get(name) ?? createLine();
    lines.set(name, line);
    line.limit = limit;
    return line;
  };

  return {
    async hold(run, signal, work) {
      const wanted = run.job.concurrency.map(({ limit, key, scope }) =>
        lineOf(
          `${scope === undefined || scope === "fn" ? run.job.id : scope}:${keyOf(key, run.event)}`,
          limit,
        ),
      );
      const held: Line[] = [];
      try {
        for (const line of wanted) {
          await line.enter(signal);
          held.push(line);
        }
        return await work();
      } finally {
        for (const line of held) line.leave();
      }
    },
  };
}

type Line = ReturnType<typeof createLine>;

function createLine() {
  const waiting = new Set<() => void>();
  let inside = 0;

  const wakeNext = () => {
    for (const wake of waiting) {
      waiting.delete(wake);
      return wake();
    }
  };

  return {
    limit: 1,
    async enter(signal: AbortSignal): Promise<void> {
      while (inside >= this.limit) {
        await new Promise<void>((wake) => {
          waiting.add(wake);
          signal.addEventListener("abort", () => wake(), { once: true });
        });
        if (!signal.aborted) continue;
        // Whoever leaves the line hands on a turn it may just have been given.
        wakeNext();
        signal.throwIfAborted();
      }
      inside += 1;
    },
    leave(): void {
      inside -= 1;
      wakeNext();
    },
  };
}
