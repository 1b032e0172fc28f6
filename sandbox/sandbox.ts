import { rm } from "node:fs/promises";
import path from "node:path";
import { startApp } from "./app";
import { buildWhenChanged } from "./build";
import { endLeftoverServer } from "./cluster/leftover";
import { runCommand } from "./command";
import { prepareDatabase, startDatabase } from "./database";
import { type Addresses, appEnvironment } from "./environment";
import { folderAt, projectDir } from "./folder";
import { endLeftovers, forgetProcesses, noteProcesses } from "./leftovers";
import { choosePorts } from "./ports";
import { startSampleChats } from "./sample-chats";
import { startStandins } from "./standins";

export type SandboxOptions = {
  /** Where everything is kept. Default: `.sandbox` of the project. */
  directory?: string;
  /** The page's port; the app has the next one, PostgreSQL the one after. Left out, all three are free ones. */
  port?: number;
  /** false for tests: faster, and careless about power cuts. */
  durable?: boolean;
  /** The development server with hot reload instead of the built app. */
  dev?: boolean;
  /** Forgets everything first. */
  reset?: boolean;
  /** Lets people talk a little on a fresh start, so that nobody meets an empty room. */
  sampleChats?: boolean;
  /** Is told, a line at a time, what goes on. */
  report?: (line: string) => void;
  /** Aborting it gives up a start that is under way. */
  signal?: AbortSignal;
};

export type Sandbox = Addresses & {
  /** Resolves with the reason when the app ends by itself; the rest still runs until stopped. */
  died: Promise<Error>;
  stop(): Promise<void>;
};

/** Starts the whole product with stand-ins for everything outside; resolves once it can be used. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { durable = true, dev = false, report = () => {} } = options;
  const root = path.resolve(options.directory ?? path.join(projectDir, ".sandbox"));
  await endLeftovers(folderAt(root).processes);
  await endLeftoverServer(folderAt(root).postgres);
  if (options.reset) await rm(root, { recursive: true, force: true });
  const folder = folderAt(root);
  const ports = await choosePorts(options.port);
  const pageUrl = `http://127.0.0.1:${ports.page}`;
  const appUrl = `http://127.0.0.1:${ports.app}`;

  const givingUp = new AbortController();
  const signal = AbortSignal.any([givingUp.signal, ...(options.signal ? [options.signal] : [])]);
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    givingUp.abort();
    for (const step of undo.splice(0).reverse()) await step();
  };

  try {
    noteProcesses(folder.processes, pageUrl, []);
    undo.push(() => forgetProcesses(folder.processes));

    // The build takes longest by far, so everything else happens beside it.
    const building = dev ? Promise.resolve() : buildWhenChanged(report, signal);
    const built = building.catch(() => {});
    undo.push(() => built);

    const database = await startDatabase(folder, ports.database, durable);
    undo.push(database.stop);
    const addresses: Addresses = { pageUrl, appUrl, databaseUrl: database.url };
    const env = appEnvironment(addresses, { dev, offsetFile: folder.clockOffset });

    const standins = await startStandins({ ...addresses, publicUrl: pageUrl, folder, port: ports.page, dev });
    undo.push(standins.close);
    await Promise.all([building, prepareDatabase(folder, env, signal)]);

    report("Starting the app …");
    const app = await startApp({ url: appUrl, env, dev, logFile: folder.appLog, signal });
    undo.push(app.stop);
    noteProcesses(folder.processes, pageUrl, [app.pid]);

    await Promise.race([
      Promise.all([introduceBot(env, signal), standins.registerJobs()]),
      app.died.then((error) => Promise.reject(error)),
    ]);
    if (options.sampleChats) await startSampleChats(pageUrl);
    return { ...addresses, died: app.died, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Has the product tell Telegram its webhook, its commands and its texts, as after a deployment. */
const introduceBot = (env: NodeJS.ProcessEnv, signal: AbortSignal) =>
  runCommand("tsx", ["bot/setup.ts"], { env, signal });
