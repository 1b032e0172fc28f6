import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { serve } from "inngest/node";
import * as payments from "@/app/api/events/[id]/payments/route";
import * as seats from "@/app/api/events/[id]/rsvps/[user_id]/route";
import * as rsvps from "@/app/api/events/[id]/rsvps/route";
import * as refunds from "@/app/api/payments/[payment_id]/refunds/route";
import * as stripe from "@/app/api/webhook/stripe/route";
import { inngest } from "@/gateways/inngest";
import { functions } from "@/inngest/functions";

/** A program: the product's doors for buyers, organizers and Stripe on node:http without Next, and its background. */
const doors: [RegExp, (request: Request) => Promise<Response>][] = [
  [/^POST \/api\/webhook\/stripe$/, stripe.POST],
  [/^POST \/api\/events\/[^/]+\/rsvps$/, rsvps.POST],
  [/^DELETE \/api\/events\/[^/]+\/rsvps\/\d+$/, seats.DELETE],
  [/^POST \/api\/events\/[^/]+\/payments$/, payments.POST],
  [/^POST \/api\/payments\/[^/]+\/refunds$/, refunds.POST],
];
const background = serve({ client: inngest, functions });

const server = createServer(async (request, response) => {
  if (request.url?.startsWith("/api/inngest")) return background(request, response);
  const door = doors.find(([pattern]) => pattern.test(`${request.method} ${request.url}`));
  if (!door) return response.writeHead(404).end();
  const answer = await door[1](await toRequest(request));
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});

async function toRequest(request: IncomingMessage) {
  const body = await buffer(request);
  return new Request(`http://127.0.0.1${request.url}`, {
    method: request.method!,
    headers: request.headers as Record<string, string>,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
}

server.listen(Number(new URL(process.env.APP_URL!).port), "127.0.0.1");
await once(server, "listening");
console.log("ready");
