import autocannon from "autocannon";
import { bot } from "@/sandbox/environment";
import { type BuiltApp, withBuiltApp } from "./built-app";
import { byTurns } from "./by-turns";
import type { Figure } from "./figure";
import { withProduct } from "./product";
import { updates } from "./updates";

/** As many as `npm run setup` asks Telegram for. */
const connections = 100;
const seconds = 5;
/** V8 takes a while to compile all that an update runs through, and a moment for a 401. */
const warmUps = 4;

/**
 * Updates a second through the built app (`next start`, one process), over 100 connections: taps and /help,
 * see `updates`. Telegram is another process that takes every call at once. Baseline: the same route asked with a wrong secret, which is Next,
 * one look at a header and a 401: the nearest to an empty route that the app has.
 */
export const webhook: Figure = {
  unit: "per s",
  measure: (report) =>
    withProduct((product) =>
      withBuiltApp(product.url, product.folder, report, async (app) => {
        const [eventId] = await product.events(1);
        const bodies = updates(eventId!, await product.people(2_000), 1_000_000);
        const body = () => bodies.next().value;
        return byTurns(
          () => load(app, { body, secret: bot.webhookSecret, expected: 200 }),
          () => load(app, { body, secret: "not-the-webhook-secret", expected: 401 }),
          { warmUps, report },
        );
      }),
    ),
};

type Load = { body: () => string; secret: string; expected: number };

async function load({ appUrl }: BuiltApp, { body, secret, expected }: Load): Promise<number> {
  const result = await autocannon({
    url: `${appUrl}/api/webhook/telegram`,
    connections,
    duration: seconds,
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  const counts = result.statusCodeStats as Record<string, { count?: number }>;
  const others = Object.keys(counts).filter((status) => Number(status) !== expected);
  if (others.length > 0 || result.errors > 0)
    throw new Error(`Expected ${expected} only: ${JSON.stringify(counts)}, ${result.errors} errors`);
  return (counts[expected]?.count ?? 0) / result.duration;
}
