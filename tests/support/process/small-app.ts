import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { serve } from "inngest/node";
import { POST } from "@/app/api/webhook/telegram/route";
import { inngest } from "@/gateways/inngest";
import { functions } from "@/inngest/functions";
import { contextFor } from "@/runtime";
import { drain } from "@/tests/support/drain";

/**
 * A program: the product's doors for machines, mounted on node:http without Next. The webhook is the very
 * route function, the background functions are served by Inngest's SDK, and /drain runs the drain verb.
 */
const background = serve({ client: inngest, functions });

const server = createServer(async (request, response) => {
  if (request.url?.startsWith("/api/inngest")) return background(request, response);
  if (request.url === "/drain") {
    await drain(contextFor({ type: "system", job: "drain" }));
    return response.end();
  }

  const answer = await POST(await toRequest(request));
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});

async function toRequest(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = request.headers as Record<string, string>;
  return new Request(`http://127.0.0.1${request.url}`, {
    method: "POST",
    headers,
    body: Buffer.concat(chunks),
  });
}

server.listen(Number(new URL(process.env.APP_URL!).port), "127.0.0.1");
await once(server, "listening");
console.log("ready");
