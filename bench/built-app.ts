import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { startApp } from "@/sandbox/app";
import { buildWhenChanged } from "@/sandbox/build";
import { appEnvironment } from "@/sandbox/environment";
import { freePort } from "@/sandbox/ports";
import { guard } from "@/sandbox/processes";
import type { Report } from "./figure";

export type BuiltApp = { appUrl: string };

/** Runs `work` with the built app in `next start` on this database, and Telegram and Inngest in another process. */
export async function withBuiltApp<T>(
  databaseUrl: string,
  folder: string,
  report: Report,
  work: (app: BuiltApp) => Promise<T>,
): Promise<T> {
  await buildWhenChanged(report);
  const [appUrl, pageUrl] = [`http://127.0.0.1:${await freePort()}`, `http://127.0.0.1:${await freePort()}`];
  const telegram = await startTelegram(pageUrl, appUrl);
  const env = {
    ...appEnvironment(
      { pageUrl, appUrl, databaseUrl },
      { dev: false, offsetFile: path.join(folder, "clock-offset") },
    ),
    LOG_LEVEL: "error",
  };
  try {
    const app = await startApp({ url: appUrl, env, dev: false, logFile: path.join(folder, "app.log") });
    try {
      return await work({ appUrl });
    } finally {
      await app.stop();
    }
  } finally {
    telegram.kill("SIGKILL");
  }
}

async function startTelegram(url: string, appUrl: string) {
  const program = path.join(import.meta.dirname, "telegram.ts");
  const args = ["--import", "tsx", program, new URL(url).port, appUrl];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  guard(child, "TERM");
  await once(child.stdout, "data");
  return child;
}
