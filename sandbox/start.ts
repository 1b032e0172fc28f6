import { parseArgs } from "node:util";
import { startSandbox } from "./sandbox";

const USAGE = `npm run sandbox -- [--dev] [--reset] [--port 4100]

  --dev     the development server with hot reload (npm run dev)
  --reset   start over: forgets chats, events and the moved clock
  --port    the page's port; the app has the next one, PostgreSQL the one after`;

/** A terminal's Ctrl-C reaches us directly and again through npm: only a later one is impatience. */
const SAME_SIGNAL_MS = 1_000;

await main();

async function main(): Promise<void> {
  const flags = readFlags();
  const giveUp = new AbortController();
  const asked = new Promise<void>((resolve) => giveUp.signal.addEventListener("abort", () => resolve()));
  let askedAt: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // Leaving at once is safe: every child has a guard that ends it when we are gone.
      if (askedAt !== undefined && performance.now() - askedAt > SAME_SIGNAL_MS) process.exit(130);
      askedAt ??= performance.now();
      giveUp.abort(new Error("Stopped."));
    });
  }

  try {
    const sandbox = await startSandbox({
      ...flags,
      sampleChats: true,
      report: (line) => console.log(line),
      signal: giveUp.signal,
    });
    console.log(banner(sandbox.pageUrl, sandbox.appUrl, sandbox.databaseUrl));
    const failure = await Promise.race([asked, sandbox.died]);
    console.log(failure ? "" : "\nStopping …");
    await sandbox.stop();
    if (failure) throw failure;
  } catch (error) {
    if (!giveUp.signal.aborted) {
      console.error(`\n${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    }
  }
}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        dev: { type: "boolean", default: false },
        reset: { type: "boolean", default: false },
        port: { type: "string", default: "4100" },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1_024 || port > 65_533)
      throw new Error(`${values.port} is no port`);
    return { ...values, port };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

function banner(pageUrl: string, appUrl: string, databaseUrl: string): string {
  return `
  The sandbox is ready:  ${pageUrl}

  You are Maya, an organizer, in a Telegram of your own. Try this:
    1. Open the chat with the bot and press Start, then send /create.
    2. Share the event into a group, switch to Tom at the left, and tap RSVP.
    3. Be Kenji, who waits for a seat at the Winter Supper Club; then be Ines and cancel hers.

  The app ${appUrl}   The database ${databaseUrl}
  Chats, events and the clock are kept in .sandbox (--reset starts over). Ctrl-C ends everything.
`;
}
