import type { IncomingMessage, ServerResponse } from "node:http";
import { createCallLog } from "@/sandbox/calls";
import { createClock } from "@/sandbox/clock";
import { createFaults } from "@/sandbox/faults";
import { createInngest } from "@/sandbox/inngest/inngest";
import { serveStandins } from "@/sandbox/server";
import type { Standin } from "@/sandbox/standin";

/**
 * A program: Telegram and Inngest on loopback for the benchmarks. This Telegram looks at nothing and takes
 * everything: the sandbox's, which checks each call, would measure itself on the cores that it shares with the app.
 */
const [port, appUrl] = process.argv.slice(2) as [string, string];
const inngest = createInngest({
  clock: createClock(),
  calls: createCallLog(),
  faults: createFaults(),
  appUrl,
});

const message = { message_id: 1, date: 0, chat: { id: 1, type: "private", first_name: "Somebody" } };
const telegram: Standin = {
  async handle(request: IncomingMessage, response: ServerResponse) {
    if (!request.url?.startsWith("/bot")) return false;
    for await (const _ of request);
    const result = request.url.includes("/send") ? message : true;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, result }));
    return true;
  },
  close: async () => {},
};

await serveStandins(Number(port), [telegram, inngest]);
console.log("ready");
await inngest.sync();
