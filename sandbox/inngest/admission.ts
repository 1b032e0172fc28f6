import { durationOf } from "./durations";
import { keyOf } from "./expression";
import type { Timeline } from "./timeline";
import type { JobEvent, JobFunction } from "./wire";

const DAY_MS = 86_400_000;

/** Under way, as far as admission is concerned. */
export type Started = { end: () => void; ended: Promise<void> };

/** Decides whether, and when, an event becomes a run: idempotency, then debounce, then singleton. */
export type Admission = {
  admit(job: JobFunction, event: JobEvent): void;
  upcoming(): { at: number; title: string }[];
  /** Forgets what waits, as a server that died would. */
  forget(): void;
};

export function createAdmission(
  timeline: Timeline,
  start: (job: JobFunction, event: JobEvent) => Started,
): Admission {
  const usedKeys = new Map<string, number>();
  const debounced = new Map<string, { since: number; at: number; job: JobFunction; callOff: () => void }>();
  const singletons = new Map<string, Started>();

  const isRepeated = (job: JobFunction, event: JobEvent) => {
    if (job.idempotency === undefined) return false;
    const key = `${job.id} ${keyOf(job.idempotency, event)}`;
    const now = timeline.now();
    if ((usedKeys.get(key) ?? 0) > now) return true;
    usedKeys.set(key, now + DAY_MS);
    return false;
  };

  const startAlone = (job: JobFunction, event: JobEvent) => {
    if (job.singleton === undefined) return start(job, event);
    const key = `${job.id} ${keyOf(job.singleton.key, event)}`;
    const other = singletons.get(key);
    if (other !== undefined && job.singleton.mode === "skip") return;

    other?.end();
    const started = start(job, event);
    singletons.set(key, started);
    void started.ended.then(() => {
      if (singletons.get(key) === started) singletons.delete(key);
    });
  };

  /** Starts with the last event once it has been quiet for the period, or when the timeout is over. */
  const debounce = (
    job: JobFunction,
    event: JobEvent,
    { period, key, timeout }: NonNullable<JobFunction["debounce"]>,
  ) => {
    const line = `${job.id} ${keyOf(key, event)}`;
    const now = timeline.now();
    const earlier = debounced.get(line);
    earlier?.callOff();

    const since = earlier?.since ?? now;
    const latest = timeout === undefined ? Number.POSITIVE_INFINITY : since + durationOf(timeout);
    const at = Math.min(now + durationOf(period), latest);
    const callOff = timeline.at(at, () => {
      debounced.delete(line);
      startAlone(job, event);
    });
    debounced.set(line, { since, at, job, callOff });
  };

  return {
    admit(job, event) {
      if (isRepeated(job, event)) return;
      if (job.debounce === undefined) startAlone(job, event);
      else debounce(job, event, job.debounce);
    },
    upcoming: () => [...debounced.values()].map(({ at, job }) => ({ at, title: job.name ?? job.id })),
    forget() {
      for (const { callOff } of debounced.values()) callOff();
      for (const memory of [usedKeys, debounced, singletons]) memory.clear();
    },
  };
}
