import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { projectDir } from "./folder";
import { endChild, guard } from "./processes";

type CommandOptions = {
  env: NodeJS.ProcessEnv;
  /** Gets everything the command prints. */
  logFile?: string;
  /** Shows it in the terminal too. */
  show?: boolean;
  signal?: AbortSignal;
};

/** A program of `node_modules`, by the file that Node runs: no shell and no npm between us and it. */
const programs = {
  next: "node_modules/next/dist/bin/next",
  tsx: "node_modules/tsx/dist/cli.mjs",
};

/** Starts a program in a process group of its own, which ends with us however we end. */
export function startCommand(
  program: keyof typeof programs,
  args: string[],
  { env, logFile, show = false }: CommandOptions,
): { child: ChildProcess; tail: () => string; stop: () => Promise<void> } {
  const child = spawn(process.execPath, [path.join(projectDir, programs[program]), ...args], {
    cwd: projectDir,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  guard(child, "TERM", "group");

  let tail = "";
  const log = logFile === undefined ? undefined : createWriteStream(logFile);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      tail = (tail + chunk.toString("utf8")).slice(-4_000);
      log?.write(chunk);
      if (show) process.stdout.write(chunk);
    });
  }
  child.once("close", () => log?.end());

  return {
    child,
    tail: () => tail.trim(),
    stop: () => endChild(child, { signals: ["SIGTERM", "SIGKILL"], patienceMs: 5_000, target: "group" }),
  };
}

/** Runs a program to its end. A failure carries the last of what it printed. */
export async function runCommand(
  program: keyof typeof programs,
  args: string[],
  options: CommandOptions,
): Promise<void> {
  const command = startCommand(program, args, options);
  const stop = () => void command.stop();
  options.signal?.addEventListener("abort", stop, { once: true });

  const code = await new Promise<number | null>((resolve, reject) => {
    command.child.once("error", reject);
    command.child.once("close", resolve);
  });

  options.signal?.removeEventListener("abort", stop);
  options.signal?.throwIfAborted();
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} failed (exit ${code}):\n${command.tail()}`);
}
