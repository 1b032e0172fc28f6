/**
 * Gathers requests that arrive while an earlier batch for the same key is under way, and hands them over
 * together. No timers: a lone request waits for nobody but those of the same turn of the event loop. What
 * one request is told is its own entry of `settle`'s answer, in order; a batch that throws is thrown at
 * everyone in it.
 */
export function createBatcher<Request, Answer>(
  settle: (key: string, requests: Request[]) => Promise<Answer[]>,
  maxBatch = 250,
) {
  type Waiting = { request: Request; resolve: (answer: Answer) => void; reject: (error: unknown) => void };
  const queues = new Map<string, Waiting[]>();

  async function run(key: string, queue: Waiting[]) {
    while (queue.length > 0) {
      await nextTurn();
      const batch = queue.splice(0, maxBatch);
      try {
        const answers = await settle(
          key,
          batch.map(({ request }) => request),
        );
        for (const [n, { resolve }] of batch.entries()) resolve(answers[n] as Answer);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    queues.delete(key);
  }

  return (key: string, request: Request) =>
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
