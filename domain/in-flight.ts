/** Work that goes on while its starter does something else, so much of it at a time. */
export type InFlight = {
  limit: number;
  /** How much more may be begun. */
  free(): number;
  add(work: Promise<unknown>): void;
  /** Resolves when no more than so many are left. Throws what one has thrown. */
  downTo(count: number): Promise<void>;
};

export function createInFlight(limit: number): InFlight {
  let underWay = 0;
  let failure: { error: unknown } | undefined;
  let waiting: (() => void)[] = [];

  function end() {
    underWay--;
    const told = waiting;
    waiting = [];
    for (const resolve of told) resolve();
  }
  return {
    limit,
    free: () => limit - underWay,
    add(work) {
      underWay++;
      work
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(end);
    },
    async downTo(count) {
      while (underWay > count) await new Promise<void>((resolve) => waiting.push(resolve));
      if (failure) throw failure.error;
    },
  };
}
