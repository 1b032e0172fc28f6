import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import Stripe from "stripe";
import type { Standin } from "@/sandbox/standin";
import { sendJson } from "@/sandbox/telegram/http/answer";
import type { Dice } from "./dice";

export const postOfficePath = "/post-office";

type Options = { dice: Dice; secret: string; now: () => number };

/**
 * Stands between Stripe and the app: one event in twenty never arrives; the others one to five times, shuffled, and a
 * fifth of them late. What is not answered with 200 is brought again. Each time is signed anew, as by Stripe.
 */
export function createPostOffice({ dice, secret, now }: Options) {
  const waiting: string[] = [];
  const late: string[] = [];
  const counts = { events: 0, lost: 0, late: 0, deliveries: 0, tries: 0 };
  let underWay = 0;

  const take = (body: string) => {
    counts.events++;
    if (dice.isOneIn(20)) return void counts.lost++;
    const isLate = dice.isOneIn(5);
    if (isLate) counts.late++;
    for (let copies = dice.within(1, 5); copies > 0; copies--) (isLate ? late : waiting).push(body);
  };

  const deliver = async (body: string, url: string) => {
    counts.tries++;
    underWay++;
    try {
      const timestamp = Math.floor(now() / 1000);
      const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp });
      const headers = { "content-type": "application/json", "stripe-signature": signature };
      const { ok } = await fetch(url, { method: "POST", body, headers });
      if (!ok) waiting.push(body);
      if (ok) counts.deliveries++;
      return ok;
    } catch {
      // Nobody there, or it died over it.
      waiting.push(body);
      return false;
    } finally {
      underWay--;
    }
  };

  const standin: Standin = {
    async handle(request: IncomingMessage, response) {
      if (request.url !== postOfficePath) return false;
      take(await text(request));
      sendJson(response, 200, {});
      return true;
    },
    close: async () => {},
  };

  return {
    standin,
    counts,
    isIdle: () => waiting.length === 0 && underWay === 0,
    /** Brings one of those that wait, whichever; says whether somebody took it. */
    async bringOne(url: string): Promise<boolean> {
      if (waiting.length === 0) return false;
      const [body] = waiting.splice(Math.floor(dice.next() * waiting.length), 1);
      return deliver(body!, url);
    },
    releaseLate: () => waiting.push(...late.splice(0)),
  };
}
export type PostOffice = ReturnType<typeof createPostOffice>;
