import { createCallLog } from "@/sandbox/calls";
import { createClock } from "@/sandbox/clock";
import { bot } from "@/sandbox/environment";
import { createFaults } from "@/sandbox/faults";
import { createInngest } from "@/sandbox/inngest/inngest";
import { serveStandins } from "@/sandbox/server";
import { createTelegram } from "@/sandbox/telegram/telegram";

/** A program: Telegram and Inngest on loopback for the benchmarks. This Telegram sets no limit to how much is sent. */
const [port, appUrl] = process.argv.slice(2) as [string, string];
const publicUrl = `http://127.0.0.1:${port}`;
const shared = { clock: createClock(), calls: createCallLog(), faults: createFaults() };
const inngest = createInngest({ ...shared, appUrl });

await serveStandins(Number(port), [
  createTelegram({ ...shared, token: bot.token, bot, people: [], publicUrl }),
  inngest,
]);
console.log("ready");
await inngest.sync();
