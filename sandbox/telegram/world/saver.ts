/** Saves a state soon after it changed, and once more at the end. */
export type Saver = { touch(): void; close(): void };

const soonestMs = 500;

export function createSaver(state: unknown, store: { save(state: unknown): void } | undefined): Saver {
  let timer: NodeJS.Timeout | undefined;
  let lastTookMs = 0;

  const save = () => {
    timer = undefined;
    const startedAt = performance.now();
    store?.save(state);
    lastTookMs = performance.now() - startedAt;
  };

  return {
    touch() {
      if (!store || timer) return;
      // A large world takes long to write: what is saved less often holds nobody up.
      timer = setTimeout(save, Math.max(soonestMs, lastTookMs * 50)).unref();
    },
    close() {
      if (!timer) return;
      clearTimeout(timer);
      save();
    },
  };
}
