import { createWriteStream, existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "./command";
import { type Folder, projectDir } from "./folder";
import { type RunningPostgres, startPostgres } from "./postgres";

/** PostgreSQL with the product's database, whose log goes to a file. */
export async function startDatabase(
  folder: Folder,
  port: number,
  durable: boolean,
): Promise<RunningPostgres> {
  const log = createWriteStream(folder.postgresLog);
  const server = await startPostgres({
    dataDir: folder.postgres,
    port,
    durable,
    log: (line) => log.write(`${line}\n`),
  });
  return {
    ...server,
    async stop() {
      await server.stop();
      log.end();
    },
  };
}

/** Brings the tables up to date, and fills a new database with sample data. */
export async function prepareDatabase(
  folder: Folder,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  await runCommand("tsx", ["db/migrate.ts"], { env, signal, show: true });

  const seed = "db/seed.ts";
  if (existsSync(folder.seeded) || !existsSync(path.join(projectDir, seed))) return;
  await runCommand("tsx", [seed], { env, signal });
  await writeFile(folder.seeded, "");
}
