import { readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { commandOf, endProcess, isAlive } from "./processes";

type Known = { pid: number; command: string };
type Processes = { sandbox: Known; children: Known[]; pageUrl: string };

/** Writes down who runs, for the next start. */
export function noteProcesses(file: string, pageUrl: string, children: (number | undefined)[]): void {
  const known = (pid: number): Known => ({ pid, command: commandOf(pid).slice(2) });
  const running = children.filter((pid) => pid !== undefined);
  const processes: Processes = { sandbox: known(process.pid), children: running.map(known), pageUrl };
  writeFileSync(file, JSON.stringify(processes, null, 2));
}

export async function forgetProcesses(file: string): Promise<void> {
  await rm(file, { force: true });
}

/**
 * Ends what a killed sandbox left behind. One that is alive and well is not ours to end: it is an error that says where
 * it runs.
 */
export async function endLeftovers(file: string): Promise<void> {
  const noted = read(file);
  if (noted === undefined) return;
  if (isSame(noted.sandbox)) {
    const { pid } = noted.sandbox;
    throw new Error(
      `A sandbox of this project already runs at ${noted.pageUrl} (process ${pid}).\n` +
        `Use that one, or end it with Ctrl-C in its terminal (or: kill ${pid}).`,
    );
  }
  // Each child leads a process group of its own.
  for (const child of noted.children.filter(isSame)) {
    await endProcess(-child.pid, { signals: ["SIGTERM", "SIGKILL"], patienceMs: 5_000 });
  }
  await forgetProcesses(file);
}

/** Whether that process still runs. The number alone says nothing: it may be somebody else's by now. */
function isSame({ pid, command }: Known): boolean {
  return pid !== process.pid && isAlive(pid) && commandOf(pid).slice(2) === command;
}

function read(file: string): Processes | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Processes;
  } catch {
    return undefined;
  }
}
