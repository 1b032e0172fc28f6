import { vi } from "vitest";

type Options = { interval?: number; timeout?: number };

/** Waits for what is sure to come. The second that vitest gives is too short on a busy machine. */
export const until = (condition: () => unknown, { interval = 20, timeout = 15_000 }: Options = {}) =>
  vi.waitUntil(condition, { interval, timeout });
