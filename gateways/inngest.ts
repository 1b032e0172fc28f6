import { setTimeout as sleep } from "node:timers/promises";
import { Inngest } from "inngest";
import type { BackgroundPart } from "@/domain/context";
import { env } from "@/env";
import { logger } from "./log";

export const inngest = new Inngest({
  id: "event-bot",
  isDev: env.INNGEST_DEV !== undefined && env.INNGEST_DEV !== "0",
  checkpointing: false,
  ...(env.INNGEST_DEV?.startsWith("http")
    ? { baseUrl: env.INNGEST_DEV }
    : env.INNGEST_BASE_URL
      ? { baseUrl: env.INNGEST_BASE_URL }
      : {}),
  ...(env.INNGEST_EVENT_KEY ? { eventKey: env.INNGEST_EVENT_KEY } : {}),
  ...(env.INNGEST_SIGNING_KEY ? { signingKey: env.INNGEST_SIGNING_KEY } : {}),
  logger,
});

/** The events that we send: look at the rows. They carry nothing, for Postgres knows it all. */
export const poked = { letters: "letters/poked", providers: "providers/poked" } as const;

/** Asked for when something falls due within the minute; carries the instant. */
export const awaited = { letters: "letters/awaited", providers: "providers/awaited" } as const;

/** A busy process pokes each part at most this often. */
const gapMs = 200;

type Poker = { again: boolean; pending?: Promise<void> | undefined };
const pokers: Record<BackgroundPart, Poker> = { letters: { again: false }, providers: { again: false } };

/**
 * Asks a part of the background to look: at once when it was quiet, else together with whoever else pokes meanwhile.
 * Never throws and never waits; when Inngest is away, the minute's clock finds what was missed.
 */
export function poke(part: BackgroundPart = "letters") {
  const poker = pokers[part];
  poker.again = true;
  poker.pending ??= sendPokes(part, poker).finally(() => {
    poker.pending = undefined;
    if (poker.again) poke(part);
  });
}

async function sendPokes(part: BackgroundPart, poker: Poker) {
  while (poker.again) {
    poker.again = false;
    await inngest
      .send({ name: poked[part], data: {} })
      .catch((error: unknown) =>
        logger.warn({ err: error }, "Inngest could not be poked; the clock will do"),
      );
    await sleep(gapMs);
  }
}

/** The pokes under way, for those who must not end before them (a serverless function after its answer). */
export const pokesSettled = () => Promise.all(Object.values(pokers).map(({ pending }) => pending));

/** Whether Inngest's event server answers at all; whatever it says, it is there. */
export async function isInngestReachable(): Promise<boolean> {
  const answer = await fetch(new URL("/health", inngest.eventBaseUrl), {
    signal: AbortSignal.timeout(2_000),
  }).catch(() => undefined);
  return answer !== undefined && answer.status < 500;
}
