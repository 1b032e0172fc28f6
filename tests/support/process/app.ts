import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { startApp } from "@/sandbox/app";
import { guard, isAlive } from "@/sandbox/processes";

/** The product in a process of its own. */
export type App = {
  /** `kill -9`. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** What it wrote, line by line. */
  log(): Promise<string[]>;
};

export type StartApp = (env: NodeJS.ProcessEnv & { APP_URL: string }) => Promise<App>;

/** A program that mounts some of the product on node:http, which starts faster than Next. */
const startProgram =
  (name: string): StartApp =>
  async (env) => {
    const program = path.join(import.meta.dirname, name);
    const child = spawn(process.execPath, ["--import", "tsx", program], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    guard(child, "TERM");
    const lines: string[] = [];
    const exit = once(child, "exit");
    const ready = new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on("line", (line) =>
          line === "ready" ? resolve() : lines.push(line),
        );
      }
    });

    const died = exit.then(() => Promise.reject(new Error(`The app did not start:\n${lines.join("\n")}`)));
    died.catch(() => {});
    await Promise.race([ready, died]);
    return {
      log: async () => lines,
      async kill() {
        child.kill("SIGKILL");
        await exit;
      },
    };
  };

/** The webhook of Telegram and the background functions. */
export const startSmallApp = startProgram("small-app.ts");
/** What buyers, organizers and Stripe call, and the background functions. */
export const startMoneyApp = startProgram("money-app.ts");

/** The built app in `next start`. Its logs are kept in the folder. */
export const startNextApp =
  (folder: string): StartApp =>
  async (env) => {
    const logFile = path.join(folder, `next-${++started}.log`);
    const app = await startApp({ url: env.APP_URL, env, dev: false, logFile });
    return {
      log: async () => (await readFile(logFile, "utf8")).split("\n"),
      async kill() {
        if (isAlive(-app.pid!)) process.kill(-app.pid!, "SIGKILL");
        await app.died;
      },
    };
  };

let started = 0;
