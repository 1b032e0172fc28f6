/** Work that goes on while its starter does something else, so much of it at a time. */
export type InFlight = {
  limit: number;
  /** How much more may be begun. */
  free(): number;
  /** Nothing is under way, and all is written. */
  isIdle(): boolean;
  /** Begins counting this work, until it is done; `write`, which says so in the database, may then take its time. */
  add<Result>(work: Promise<Result>, write?: (result: Result) => Promise<unknown>): void;
  /** Resolves when what is done by now is written. */
  written(): Promise<void>;
  /** Resolves when no more than so many are left; with 0, written too. Throws what one has thrown. */
  downTo(count: number): Promise<void>;
};

export function createInFlight(limit: number): InFlight {
  let underWay = 0;
  let failure: { error: unknown } | undefined;
  let waiting: (() => void)[] = [];
  const writing = new Set<Promise<unknown>>();

  const note = (error: unknown) => {
    failure ??= { error };
  };
  function end() {
    underWay--;
    const told = waiting;
    waiting = [];
    for (const resolve of told) resolve();
  }
  function follow(write: Promise<unknown>) {
    const written = write.catch(note).finally(() => writing.delete(written));
    writing.add(written);
  }
  async function written() {
    await Promise.all(writing);
    if (failure) throw failure.error;
  }
  return {
    limit,
    free: () => limit - underWay,
    isIdle: () => underWay === 0 && writing.size === 0,
    add(work, write) {
      underWay++;
      work
        .then((result) => {
          if (write) follow(write(result));
        })
        .catch(note)
        .finally(end);
    },
    written,
    async downTo(count) {
      while (underWay > count) await new Promise<void>((resolve) => waiting.push(resolve));
      if (count === 0) await written();
      if (failure) throw failure.error;
    },
  };
}
