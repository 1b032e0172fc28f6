import type { Clock } from "../clock";

/** What is to happen at which moment of the sandbox's clock, by waiting or because somebody moved it. */
export type Timeline = {
  now(): number;
  /** Answers how to call it off. */
  at(moment: number, action: () => void): () => void;
  /** Resolves when the moment is there, rejects when the signal is aborted. */
  until(moment: number, signal: AbortSignal): Promise<void>;
  close(): void;
};

/** Timers beyond 24.8 days fire at once, so the longest wait is a day and then another. */
const LONGEST_TIMER_MS = 86_400_000;

export function createTimeline(clock: Clock): Timeline {
  const alarms = new Set<{ moment: number; action: () => void }>();
  let timer: NodeJS.Timeout | undefined;

  const ring = () => {
    const due = [...alarms]
      .filter((alarm) => alarm.moment <= clock.now())
      .sort((a, b) => a.moment - b.moment);
    for (const alarm of due) if (alarms.delete(alarm)) alarm.action();
    wind();
  };

  const wind = () => {
    clearTimeout(timer);
    if (alarms.size === 0) return;
    let next = Number.POSITIVE_INFINITY;
    for (const { moment } of alarms) next = Math.min(next, moment);
    timer = setTimeout(ring, Math.min(Math.max(next - clock.now(), 0), LONGEST_TIMER_MS));
  };

  const at = (moment: number, action: () => void) => {
    const alarm = { moment, action };
    alarms.add(alarm);
    wind();
    return () => {
      if (alarms.delete(alarm)) wind();
    };
  };

  const unsubscribe = clock.onChange(ring);

  return {
    now: clock.now,
    at,
    until: (moment, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const callOff = at(moment, resolve);
        signal.addEventListener(
          "abort",
          () => {
            callOff();
            reject(signal.reason);
          },
          { once: true },
        );
      }),
    close() {
      unsubscribe();
      clearTimeout(timer);
      alarms.clear();
    },
  };
}
