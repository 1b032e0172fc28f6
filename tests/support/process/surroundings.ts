import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCallLog } from "@/sandbox/calls";
import type { Clock } from "@/sandbox/clock";
import { appEnvironment, bot, stripe as stripeAccount } from "@/sandbox/environment";
import { createFaults } from "@/sandbox/faults";
import { createInngest } from "@/sandbox/inngest/inngest";
import { freePort } from "@/sandbox/ports";
import { serveStandins } from "@/sandbox/server";
import { createSharedClock } from "@/sandbox/shared-clock";
import { createStripe } from "@/sandbox/stripe/stripe";
import type { Act, ChatMessage, Person } from "@/sandbox/telegram/protocol";
import { createTelegram } from "@/sandbox/telegram/telegram";
import { databaseUrl } from "../database";
import type { App, StartApp } from "./app";
import { createDoor, doorPath } from "./door";
import { type PostOffice, postOfficePath } from "./post-office";

export type Surroundings = Awaited<ReturnType<typeof createSurroundings>>;

/**
 * Telegram, Stripe and Inngest as stand-ins of this process, for apps in processes of their own, all on one clock.
 * Stripe's events reach the app by themselves, or through a post office.
 */
export async function createSurroundings(openOffice?: (clock: Clock) => PostOffice) {
  const folder = await mkdtemp(path.join(tmpdir(), "event-bot-jobs-"));
  const offsetFile = path.join(folder, "clock-offset");
  const [clock, calls, faults, door] = [
    createSharedClock(offsetFile),
    createCallLog(),
    createFaults(),
    createDoor(),
  ];
  const [port, appPort] = [await freePort(), await freePort()];
  const [url, appUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${appPort}`];
  const shared = { clock, calls, faults };
  const telegram = createTelegram({
    ...shared,
    token: bot.token,
    bot,
    people: [],
    publicUrl: url,
    floodLimits: true,
  });
  const offices = openOffice ? [openOffice(clock)] : [];
  const stripe = createStripe({
    ...stripeAccount,
    ...shared,
    publicUrl: url,
    webhookUrl: openOffice ? `${url}${postOfficePath}` : `${appUrl}/api/webhook/stripe`,
  });
  const inngest = createInngest({ ...shared, appUrl });
  const standins = await serveStandins(port, [
    { handle: door.handle, close: async () => {} },
    telegram,
    stripe,
    inngest,
    ...offices.map(({ standin }) => standin),
  ]);
  const apps: App[] = [];

  async function ask<T>(method: string, target: string, body?: unknown): Promise<T> {
    const json = { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const answer = await fetch(`${url}/${target}`, { method, ...(body === undefined ? {} : json) });
    return (await answer.json()) as T;
  }

  return {
    clock,
    calls,
    faults,
    door,
    folder,
    url,
    appUrl,
    registerJobs: inngest.sync,
    /** Starts the product in a process of its own; `at` another port than the usual one when there are several. */
    async start(
      startApp: StartApp,
      at: string = appUrl,
      overrides: Record<string, string> = {},
    ): Promise<App> {
      const env = appEnvironment({ pageUrl: url, appUrl: at, databaseUrl }, { dev: false, offsetFile });
      const app = await startApp({ ...env, ...overrides, APP_URL: at });
      apps.push(app);
      if (at === appUrl) door.open(`${appUrl}/api/webhook/telegram`);
      return app;
    },
    /** Has Telegram bring the updates to the app, over so many connections. */
    connectWebhook: (maxConnections: number) =>
      ask("POST", `bot${bot.token}/setWebhook`, {
        url: `${url}${doorPath}`,
        secret_token: bot.webhookSecret,
        max_connections: maxConnections,
      }),
    addPeople: (ids: number[]) => ask("POST", "control/people", ids.map(someone)),
    act: (action: Act) => ask<{ ok: boolean; error?: string }>("POST", "control/act", action),
    /** What the bot wrote to this person, oldest first. */
    async told(person: number): Promise<string[]> {
      const messages = await ask<ChatMessage[]>("GET", `control/chats/${bot.id}?as=${person}&limit=200`);
      return messages.filter(({ mine }) => !mine).map(({ text }) => text);
    },
    async pendingUpdates() {
      const { result } = await ask<{ result: { pending_update_count: number } }>(
        "POST",
        `bot${bot.token}/getWebhookInfo`,
        {},
      );
      return result.pending_update_count;
    },
    /** Names of the functions under way; none while Inngest is away. */
    async jobsUnderWay() {
      if (faults.list().some(({ kind }) => kind === "jobs-away")) return [];
      const { underWay } = await ask<{ underWay: { function: string }[] }>("GET", "dev");
      return underWay.map((run) => run.function);
    },
    async close() {
      await standins.close();
      await Promise.all(apps.map((app) => app.kill()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const someone = (id: number): Person => ({
  id,
  firstName: `Person ${id}`,
  languageCode: "en",
  timeZone: "Europe/Berlin",
  role: "attendee",
  color: "blue",
});
