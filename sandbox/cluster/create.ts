import { spawn } from "node:child_process";
import { chown, mkdir, rm, writeFile } from "node:fs/promises";
import { platform } from "node:os";
import type { Place } from "./place";

export type Credentials = { user: string; password: string };

/** Where the system calls it something else than `C.UTF-8`. */
const letters: Partial<Record<NodeJS.Platform, string>> = { darwin: "en_US.UTF-8", win32: "en-US" };

/** Creates an empty database cluster in a folder (initdb). */
export async function createCluster(
  place: Place,
  folder: string,
  { user, password }: Credentials,
): Promise<void> {
  const passwordFile = `${folder}.password`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.runAs !== undefined) {
    await chown(folder, place.runAs.uid, place.runAs.gid);
    await chown(passwordFile, place.runAs.uid, place.runAs.gid);
  }

  try {
    await run(place, [
      `--pgdata=${folder}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      // The password is public knowledge; thousands of hash rounds would only make each connection slow.
      "--set=scram_iterations=1",
      // The same text rules on every machine, whatever locales it has.
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      // Trigrams know letters beyond A to Z by the system's locale alone.
      `--lc-ctype=${letters[platform()] ?? "C.UTF-8"}`,
      "--no-sync",
      "--no-instructions",
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function run(place: Place, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const initdb = spawn(place.binaries.initdb, args, { ...place.runAs, cwd: "/", env: place.environment });
    let output = "";
    initdb.stdout.on("data", (chunk: Buffer) => (output += chunk));
    initdb.stderr.on("data", (chunk: Buffer) => (output += chunk));
    initdb.once("error", reject);
    initdb.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`PostgreSQL could not create its data folder (exit ${code}):\n${output}`)),
    );
  });
}
