const UNITS_MS: Record<string, number> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
};

const DURATION = /^(\d+[wdhms])+$/;

/** "1h30m" in milliseconds. */
export function durationOf(text: string): number {
  if (!DURATION.test(text)) throw new Error(`"${text}" is no duration such as 1h30m`);
  return [...text.matchAll(/(\d+)([wdhms])/g)].reduce(
    (sum, [, count, unit = ""]) => sum + Number(count) * (UNITS_MS[unit] ?? 0),
    0,
  );
}

/** When a sleep ends: the SDK names a duration or a moment. */
export function momentOf(text: string, now: number): number {
  return DURATION.test(text) ? now + durationOf(text) : Date.parse(text);
}

const BACKOFF_S = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200];

/** How long the real server waits after this attempt (counted from 0), without its random addition of up to 30 s. */
export function backoffAfter(attempt: number): number {
  return (BACKOFF_S[attempt] ?? 7_200) * 1_000;
}

/** A `Retry-After` header as a wait, within the server's bounds of a second and a day. */
export function waitOf(retryAfter: string, now: number): number {
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? Date.parse(retryAfter) - now : seconds * 1_000;
  return Math.min(Math.max(wait, 1_000), 86_400_000);
}
