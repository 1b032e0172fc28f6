import { existsSync, type FSWatcher, watch } from "node:fs";
import path from "node:path";
import { createCallLog } from "./calls";
import { bot, stripe as stripeAccount } from "./environment";
import { createFaults } from "./faults";
import { type Folder, projectDir } from "./folder";
import { createInngest } from "./inngest/inngest";
import { createPage } from "./page/serve";
import { people } from "./people";
import { serveStandins } from "./server";
import { createSharedClock } from "./shared-clock";
import { stateFileAt } from "./state-file";
import { createStripe } from "./stripe/stripe";
import { createTelegram } from "./telegram/telegram";
import { createUpcoming } from "./upcoming";

type StandinOptions = {
  folder: Folder;
  port: number;
  publicUrl: string;
  appUrl: string;
  databaseUrl: string;
  dev: boolean;
};

/** All that the sandbox plays, on one port, sharing one clock, one call log and one set of faults. */
export async function startStandins({ folder, port, publicUrl, appUrl, databaseUrl, dev }: StandinOptions) {
  const clock = createSharedClock(folder.clockOffset);
  const shared = { clock, calls: createCallLog(), faults: createFaults() };
  const upcoming = createUpcoming(databaseUrl, clock);

  const inngest = createInngest({ ...shared, appUrl, store: stateFileAt(folder.inngest) });
  const stripe = createStripe({
    ...shared,
    ...stripeAccount,
    publicUrl,
    webhookUrl: `${appUrl}/api/webhook/stripe`,
    store: stateFileAt(folder.stripe),
  });
  const telegram = createTelegram({
    ...shared,
    token: bot.token,
    bot: { id: bot.id, name: bot.name, username: bot.username },
    people: [...people],
    store: stateFileAt(folder.telegram),
    filesDirectory: folder.telegramFiles,
    publicUrl,
    miniAppUrl: `${appUrl}/app`,
    floodLimits: true,
    upcoming: upcoming.list,
    takeMoney: stripe.charge,
  });
  const page = await createPage({ watch: dev });
  const watcher = dev ? onSourceChange("inngest", () => inngest.sync().catch(() => {})) : undefined;
  const server = await serveStandins(port, [telegram, stripe, inngest, page]);

  return {
    /** Has the app register its background jobs. */
    registerJobs: inngest.sync,
    async close() {
      watcher?.close();
      await server.close();
      await upcoming.close();
    },
  };
}

/** In development: functions that are added or changed are registered anew, as the real dev server would. */
function onSourceChange(folder: string, action: () => void): FSWatcher | undefined {
  const target = path.join(projectDir, folder);
  if (!existsSync(target)) return;
  let timer: NodeJS.Timeout | undefined;
  return watch(target, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(action, 500);
  });
}
