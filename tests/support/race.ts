import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { RaceJob, RaceReport } from "./racer";

const racer = path.join(import.meta.dirname, "racer.ts");

/** Runs all jobs, each in a process of its own, from one moment on; answers what they were told. */
export async function race(jobs: RaceJob[]): Promise<RaceReport> {
  const racers = jobs.map(start);
  try {
    await Promise.all(racers.map(({ next }) => next()));
    for (const { child } of racers) child.stdin!.write("go\n");
    const reports = await Promise.all(
      racers.map(async ({ next }): Promise<RaceReport> => JSON.parse(await next())),
    );
    return {
      told: Object.assign({}, ...reports.map(({ told }) => told)),
      faults: reports.flatMap(({ faults }) => faults),
    };
  } finally {
    await Promise.all(racers.map(({ child }) => end(child)));
  }
}

function start(job: RaceJob) {
  const child = spawn(process.execPath, ["--import", "tsx", racer, JSON.stringify(job)], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`A racer ended early: ${complaints}`);
    return value;
  };
  return { child, next };
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
