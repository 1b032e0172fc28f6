import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Ends a child when this process is gone, however it went: a shell waits on a pipe that only our end keeps open, so even
 * `kill -9` closes it. The shell stands in its own session, out of reach of the terminal's Ctrl-C.
 */
export function guard(
  child: ChildProcess,
  signal: "INT" | "TERM",
  target: "process" | "group" = "process",
): void {
  if (child.pid === undefined) return;
  const id = target === "group" ? `-${child.pid}` : String(child.pid);
  const script = `cat > /dev/null; kill -s ${signal} -- ${id} && sleep 5 && kill -s KILL -- ${id}`;
  const watcher = spawn("sh", ["-c", script], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  watcher.on("error", () => {});
  watcher.unref();

  const stand = () => watcher.kill("SIGKILL");
  child.once("exit", stand);
  child.once("error", stand);
}

/** Sends the signals in turn, with some patience after each, until the child is gone. */
export async function endChild(
  child: ChildProcess,
  how: { signals: NodeJS.Signals[]; patienceMs: number; target?: "process" | "group" },
): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const id = how.target === "group" ? -pid : pid;
  const gone = () =>
    how.target === "group" ? !isAlive(id) : child.exitCode !== null || child.signalCode !== null;
  await signalUntil(id, gone, how);
}

/** The same for a process that somebody else started. */
export async function endProcess(
  pid: number,
  how: { signals: NodeJS.Signals[]; patienceMs: number },
): Promise<void> {
  await signalUntil(pid, () => !isAlive(pid), how);
}

async function signalUntil(
  id: number,
  gone: () => boolean,
  { signals, patienceMs }: { signals: NodeJS.Signals[]; patienceMs: number },
): Promise<void> {
  for (const signal of signals) {
    if (gone()) return;
    try {
      process.kill(id, signal);
    } catch {
      return;
    }
    const giveUpAt = performance.now() + patienceMs;
    while (!gone() && performance.now() < giveUpAt) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Whether a process (or, for a negative id, anybody of a group) runs. A zombie does not: it only waits to be counted. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return id < 0 || !commandOf(id).startsWith("Z ");
}

/** "S node sandbox/start.ts": state and command line of a process, empty when there is none. Ids are reused: look before you end. */
export function commandOf(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "state=,args=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return commandFromProc(pid);
  }
}

/** Slim containers have no `ps`. */
function commandFromProc(pid: number): string {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .slice(0, 1);
    return `${state} ${readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")}`.trim();
  } catch {
    return "";
  }
}
