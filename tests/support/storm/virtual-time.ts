/** Time that passes only while everybody waits for it: the next instant that somebody waits for comes when nothing else is under way. */
export type VirtualTime = {
  now(): Date;
  /** Resolves at that instant; never, once the time has stopped. */
  wait(until: Date): Promise<void>;
  /** Time stands still while this goes on. */
  during<T>(work: Promise<T>): Promise<T>;
  stop(): void;
};

export function createVirtualTime(start: Date): VirtualTime {
  let now = start.getTime();
  let busy = 0;
  let isStopped = false;
  let isPassing = false;
  const timers: { at: number; resolve: () => void }[] = [];

  async function pass() {
    if (isPassing) return;
    isPassing = true;
    while (timers.length > 0 && !isStopped && (await isCalm())) {
      timers.sort((a, b) => a.at - b.at);
      const { at, resolve } = timers.shift()!;
      now = Math.max(now, at);
      resolve();
    }
    isPassing = false;
  }

  /** Whoever was just answered has had time to begin with the next. */
  async function isCalm() {
    for (let turn = 0; turn < 4; turn++) {
      if (busy > 0) return false;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return busy === 0;
  }

  return {
    now: () => new Date(now),
    wait(until) {
      if (until.getTime() <= now && !isStopped) return Promise.resolve();
      return new Promise<void>((resolve) => {
        timers.push({ at: until.getTime(), resolve });
        void pass();
      });
    },
    async during(work) {
      busy++;
      try {
        return await work;
      } finally {
        busy--;
        void pass();
      }
    },
    stop() {
      isStopped = true;
    },
  };
}
