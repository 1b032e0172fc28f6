const second = 1_000;

/**
 * How long one call of ours may run: `maxDuration` of every route that works for machines, where the number is written
 * again, since Next reads it without running the file. A longer one is killed by the platform.
 */
const callMs = 60 * second;

/** A row that is held for longer than a call may run was held by a process that died. */
export const leaseMs = callMs;

/** Telegram answers within this, or not at all. */
export const telegramMs = 20 * second;

/** How long one ask of Stripe may take: somebody who pays waits longer than the background, which comes again. */
export const stripePatience = {
  person: { timeout: 10 * second, maxNetworkRetries: 2 },
  background: { timeout: 5 * second, maxNetworkRetries: 1 },
};

/** What a port asks of Stripe in one go is two asks at most; the pauses between tries are half a second and more. */
const stripeMs = 2 * (2 * stripePatience.background.timeout + second);
/** For a letter's turn in its chat, and for what is written at the end. */
const spareMs = 5 * second;

/** How long each part of the background takes up new work, so that what is under way by then ends before `callMs`. */
export const workMs = {
  letters: callMs - telegramMs - spareMs,
  providers: callMs - stripeMs - spareMs,
  /** Statements of at most ten seconds, and nobody else to wait for. */
  upkeep: callMs - 4 * 10 * second,
};

/** The earliest of these, in a second at the soonest; null when that is not within the minute. */
export function soonest(now: Date, due: (Date | null)[]): Date | null {
  const next = Math.min(...due.map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY));
  const at = now.getTime();
  return next - at < 60 * second ? new Date(Math.max(next, at + second)) : null;
}
