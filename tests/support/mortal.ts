/** Where a process dies: at its n-th call to a provider (0 is the first), before it is made or when it was carried out. */
export type Point = { call: number; when: "before" | "after" };

/**
 * Processes that ask providers, one after the other. A dead one does nothing any more: its call never answers, so that
 * neither its `catch` nor its `finally` runs, as after `kill -9`.
 */
export function createMortals(point?: Point) {
  /** Every call that was begun, in order. */
  const calls: string[] = [];
  const never = new Promise<never>(() => {});

  function createProcess() {
    let die: (dead: "dead") => void = () => {};
    const death = new Promise<"dead">((resolve) => {
      die = resolve;
    });
    let isDead = false;
    let lastNow: Date | undefined;

    /** One call to a provider by this process. */
    async function call<T>(name: string, effect: () => Promise<T>): Promise<T> {
      if (isDead) return never;
      const n = calls.push(name) - 1;
      if (n !== point?.call) return effect();
      if (point.when === "after") await effect();
      isDead = true;
      die("dead");
      return never;
    }

    async function* list<T>(name: string, effect: () => AsyncIterable<T>): AsyncGenerator<T> {
      yield* await call(name, async () => {
        const listed: T[] = [];
        for await (const item of effect()) listed.push(item);
        return listed;
      });
    }

    return {
      death,
      call,
      /** The same clock, which stands still for a dead process: what else it had under way takes nothing up that falls due later. */
      clock: (now: () => Date) => () => {
        if (!isDead || !lastNow) lastNow = now();
        return lastNow;
      },
      /** The same port, asked by this process. */
      port: <Port extends object>(name: string, port: Port): Port =>
        Object.fromEntries(
          Object.entries(port).map(([method, carryOut]) => [
            method,
            (...given: unknown[]) =>
              method.startsWith("list")
                ? list(`${name}.${method}`, () => carryOut(...given))
                : call(`${name}.${method}`, () => carryOut(...given)),
          ]),
        ) as Port,
    };
  }

  return {
    calls,
    /** Has a process do this; answers whether it lived through it. */
    async live(work: (process: Process) => Promise<unknown>): Promise<boolean> {
      const process = createProcess();
      return (await Promise.race([work(process), process.death])) !== "dead";
    },
  };
}

export type Process = {
  death: Promise<"dead">;
  call<T>(name: string, effect: () => Promise<T>): Promise<T>;
  clock(now: () => Date): () => Date;
  port<Port extends object>(name: string, port: Port): Port;
};
