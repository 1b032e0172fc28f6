import { setTimeout as sleep } from "node:timers/promises";

/** What `work` comes to, or undefined when it fails or takes longer. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  return Promise.race([work.catch(() => undefined), sleep(milliseconds, undefined, { ref: false })]);
}

/** Whether something answers, asked at most once in `milliseconds`, however often we are. */
export function remembered(milliseconds: number, ask: () => Promise<unknown>): () => Promise<boolean> {
  let last: { at: number; answer: Promise<boolean> } | undefined;
  return () => {
    const at = performance.now();
    if (!last || at - last.at > milliseconds) {
      const answer = within(
        3_000,
        ask().then((found) => found !== false),
      ).then((isUp) => isUp === true);
      last = { at, answer };
    }
    return last.answer;
  };
}
