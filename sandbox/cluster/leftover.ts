import { readFile, realpath, rm } from "node:fs/promises";
import path from "node:path";
import { commandOf, endProcess, isAlive } from "../processes";

/**
 * Clears what a killed run left on this data folder: a server that still runs is ended, and a pid file whose number now
 * belongs to somebody else (small containers reuse them within minutes) is removed, which PostgreSQL itself would not dare.
 */
export async function endLeftoverServer(dataDir: string): Promise<void> {
  const pidFile = path.join(dataDir, "postmaster.pid");
  const content = await readFile(pidFile, "utf8").catch(() => "");
  if (content === "") return;

  const pid = Number(content.split("\n")[0]);
  // The folder may be a link to where the server really keeps its data.
  const ours = pid > 0 && isAlive(pid) && commandOf(pid).includes(await realpath(dataDir));
  if (ours) await endProcess(pid, { signals: ["SIGINT", "SIGQUIT", "SIGKILL"], patienceMs: 5_000 });
  await rm(pidFile, { force: true });
}
