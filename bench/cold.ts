import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { buildWhenChanged } from "@/sandbox/build";
import { buildEnvironment } from "@/sandbox/environment";
import { projectDir } from "@/sandbox/folder";
import { byTurns } from "./by-turns";
import type { Figure } from "./figure";

const routes = path.join(projectDir, ".next/server/app/api");
const webhook = "webhook/telegram/route.js";

/**
 * Milliseconds that a fresh Node needs to load the webhook's bundle, as a cold serverless function does
 * before its first update. Baseline: the smallest bundle of all routes, for none is empty.
 */
export const cold: Figure = {
  unit: "ms",
  async measure(report) {
    await buildWhenChanged(report);
    const smallest = smallestRoute();
    report(
      `${kilobytes(webhook)} kB of JavaScript; the smallest is ${smallest} with ${kilobytes(smallest)} kB`,
    );
    return byTurns(
      () => millisecondsToLoad(webhook),
      () => millisecondsToLoad(smallest),
      { rounds: 15, report },
    );
  },
};

const load =
  "const from = performance.now(); require(process.argv[1]); console.log(performance.now() - from); process.exit()";

async function millisecondsToLoad(route: string): Promise<number> {
  const options = { env: buildEnvironment(), cwd: projectDir };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["-e", load, path.join(routes, route)],
    options,
  );
  return Number(stdout.trim().split("\n").at(-1));
}

function smallestRoute(): string {
  const all = readdirSync(routes, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("route.js"),
  );
  return all.reduce((smallest, route) => (kilobytes(route) < kilobytes(smallest) ? route : smallest));
}

/** Of the route's file and the chunks that it names. */
function kilobytes(route: string): number {
  const chunks = readFileSync(path.join(routes, route), "utf8").matchAll(/R\.c\("(?<chunk>[^"]+)"\)/g);
  const sizes = [...chunks].map(
    ({ groups }) => statSync(path.join(projectDir, ".next", groups!.chunk!)).size,
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000);
}
