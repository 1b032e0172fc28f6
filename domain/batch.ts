import { postgresCode } from "./context";

/**
 * Gathers requests that arrive while an earlier batch for the same key is under way, and hands them over
 * together. No timers: a lone request waits for nobody but those of the same turn of the event loop. What
 * one request is told is its own entry of `settle`'s answer, in order; a batch that throws is thrown at
 * everyone in it, unless a row was to blame: then each is settled alone, and fails alone.
 */
export function createBatcher<Key, Request, Answer>(
  settle: (key: Key, requests: Request[]) => Promise<Answer[]>,
  maxBatch = 250,
) {
  type Waiting = { request: Request; resolve: (answer: Answer) => void; reject: (error: unknown) => void };
  const queues = new Map<Key, Waiting[]>();

  async function run(key: Key, queue: Waiting[]) {
    while (queue.length > 0) {
      await nextTurn();
      await answer(key, queue.splice(0, maxBatch));
    }
    queues.delete(key);
  }

  async function answer(key: Key, batch: Waiting[]): Promise<void> {
    try {
      const answers = await settle(
        key,
        batch.map(({ request }) => request),
      );
      for (const [n, { resolve }] of batch.entries()) resolve(answers[n] as Answer);
    } catch (error) {
      if (batch.length > 1 && isAboutRows(error)) for (const one of batch) await answer(key, [one]);
      else for (const { reject } of batch) reject(error);
    }
  }

  return (key: Key, request: Request) =>
    new Promise<Answer>((resolve, reject) => {
      const waiting = { request, resolve, reject };
      const queue = queues.get(key);
      if (queue) return void queue.push(waiting);

      const started = [waiting];
      queues.set(key, started);
      void run(key, started);
    });
}

/** Whoever was just answered, or arrived together, has asked by then. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** PostgreSQL's classes 22 and 23: a value that it does not take, or a row that breaks a constraint. */
const isAboutRows = (error: unknown) => /^2[23]/.test(postgresCode(error));
