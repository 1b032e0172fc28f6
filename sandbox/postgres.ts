import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import postgres from "postgres";
import { findBinaries } from "./cluster/binaries";
import { type Credentials, createCluster } from "./cluster/create";
import { endLeftoverServer } from "./cluster/leftover";
import { placeFor } from "./cluster/place";
import { settingsFor } from "./cluster/settings";
import { freePort } from "./ports";
import { endChild, guard } from "./processes";

export type PostgresOptions = {
  /** Absolute path; created when missing, reused when it holds a database. */
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  /** false trades safety after a power cut for speed: for tests. */
  durable: boolean;
  log?: (line: string) => void;
  user?: string;
  password?: string;
  database?: string;
};

export type RunningPostgres = { url: string; port: number; stop: () => Promise<void> };

/** Starts a real PostgreSQL on loopback, creating data folder and database when they are missing. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const log = options.log ?? (() => {});
  const port = options.port === 0 ? await freePort() : options.port;
  const credentials = { user: options.user ?? "postgres", password: options.password ?? "postgres" };
  const place = await placeFor(options.dataDir, await findBinaries());

  if (existsSync(place.dataDir)) await endLeftoverServer(place.dataDir);
  if (!existsSync(`${place.dataDir}/PG_VERSION`)) {
    // Created beside and renamed, so that a creation cut short leaves nothing that looks complete.
    const halfMade = `${place.dataDir}.new`;
    await rm(halfMade, { recursive: true, force: true });
    await createCluster(place, halfMade, credentials);
    await rm(place.dataDir, { recursive: true, force: true });
    await rename(halfMade, place.dataDir);
  }

  const run = async () => serve(place, settingsFor({ port, durable: options.durable }), log);
  const stop = await retryWhileMemoryIsHeld(run);

  try {
    const url = await openDatabase(credentials, port, options.database ?? "eventbot");
    return { url, port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Resolves once connections are accepted, with the function that ends the server. */
async function serve(
  place: Awaited<ReturnType<typeof placeFor>>,
  settings: string[],
  log: (line: string) => void,
): Promise<() => Promise<void>> {
  const server = spawn(place.binaries.postgres, ["-D", place.dataDir, ...settings], {
    ...place.runAs,
    cwd: place.dataDir,
    env: place.environment,
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: Ctrl-C in the terminal reaches us, and we end it when its users are gone.
    detached: true,
  });
  guard(server, "INT");

  let output = "";
  await new Promise<void>((resolve, reject) => {
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-8_000);
      for (const line of text.split("\n")) if (line.trim() !== "") log(line);
      if (output.includes("ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`PostgreSQL did not start (exit ${code}):\n${output}`)));
  });

  // INT is PostgreSQL's fast shutdown: open transactions are rolled back, nobody is waited for.
  return () => endChild(server, { signals: ["SIGINT", "SIGQUIT", "SIGKILL"], patienceMs: 5_000 });
}

/** After a `kill -9` of the server its workers need a moment to notice and to let go of the shared memory. */
async function retryWhileMemoryIsHeld<T>(start: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + 10_000;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      const held = String(error).includes("pre-existing shared memory block");
      if (!held || performance.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function openDatabase(
  { user, password }: Credentials,
  port: number,
  database: string,
): Promise<string> {
  const urlOf = (name: string) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  const sql = postgres(urlOf("postgres"), { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${database}`;
    if (!found) await sql`create database ${sql(database)}`;
    return urlOf(database);
  } finally {
    await sql.end();
  }
}
