/** How far the server's clock is ahead of the browser's. */
let aheadMs = 0;
const listeners = new Set<() => void>();

/** A header tells whole seconds, and an answer is on its way for a while: less says nothing about the clocks. */
const noticeableMs = 5_000;

/** Learns the server's time from an answer's `Date` header: phones' clocks are wrong at times. */
export function learnServerTime(header: string | null) {
  const ahead = Date.parse(header ?? "") - Date.now();
  if (Number.isNaN(ahead)) return;
  const rounded = Math.abs(ahead) < noticeableMs ? 0 : ahead;
  if (Math.abs(rounded - aheadMs) < noticeableMs) return;
  aheadMs = rounded;
  for (const listener of listeners) listener();
}

/** The present as the server has it, which decides what is over and what is still to come. */
export const serverNow = () => new Date(Date.now() + aheadMs);

/** Calls `listener` whenever the server turned out to have another time. Answers how to stop. */
export function onServerTime(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
