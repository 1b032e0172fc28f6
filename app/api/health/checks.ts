import { setTimeout as sleep } from "node:timers/promises";

/** What `work` comes to, or undefined when it fails or takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  return Promise.race([work.catch(() => undefined), sleep(milliseconds, undefined, { ref: false })]);
}

/** What is asked at most once in `milliseconds`, however often we are; undefined when it fails or takes more than three seconds. */
export function remembered<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T | undefined> {
  let last: { at: number; answer: Promise<T | undefined> } | undefined;
  return () => {
    const at = performance.now();
    if (!last || at - last.at > milliseconds) last = { at, answer: within(3_000, ask()) };
    return last.answer;
  };
}
