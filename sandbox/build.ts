import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "./command";
import { buildEnvironment } from "./environment";
import { projectDir } from "./folder";

/** What a build is made of. */
const SOURCES = [
  "app",
  "pages",
  "bot",
  "components",
  "db",
  "domain",
  "gateways",
  "inngest",
  "messages",
  "public",
  "env.ts",
  "runtime.ts",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "package-lock.json",
];

/** Kept inside the build, so that both go together. */
const FINGERPRINT = path.join(projectDir, ".next", "sandbox-fingerprint");

let underWay: Promise<void> | undefined;

/** Sandboxes that start together in one process share one build. */
export function buildWhenChanged(report: (line: string) => void, signal?: AbortSignal): Promise<void> {
  underWay ??= build(report, signal).finally(() => {
    underWay = undefined;
  });
  return underWay;
}

/** Builds the app unless the last build was made from the very same files. */
async function build(report: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const fingerprint = await fingerprintOfSources();
  const built = await readFile(FINGERPRINT, "utf8").catch(() => undefined);
  if (built === fingerprint) return;

  report(
    built === undefined
      ? "Building the app (only this first time) …"
      : "Building the app (its sources changed) …",
  );
  const startedAt = performance.now();
  await runCommand("next", ["build"], { env: buildEnvironment(), ...(signal ? { signal } : {}) });
  await writeFile(FINGERPRINT, fingerprint);
  report(`Built in ${Math.round((performance.now() - startedAt) / 1_000)} s.`);
}

async function fingerprintOfSources(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const source of SOURCES)
    for (const line of await linesOf(path.join(projectDir, source))) hash.update(line);
  return hash.digest("hex");
}

/** One line for each file below a path: its name, time and size. Nothing for a path that does not exist. */
async function linesOf(target: string): Promise<string[]> {
  const found = await stat(target).catch(() => undefined);
  if (found === undefined) return [];
  if (!found.isDirectory()) return [`${path.relative(projectDir, target)} ${found.mtimeMs} ${found.size}\n`];
  const names = (await readdir(target)).sort();
  return (await Promise.all(names.map((name) => linesOf(path.join(target, name))))).flat();
}
