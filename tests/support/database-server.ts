import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "@/db/migrate-database";
import { startPostgres } from "@/sandbox/postgres";

/** One real PostgreSQL for the whole run, thrown away at its end. */
export default async function startDatabaseServer(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), "event-bot-tests-"));
  const server = await startPostgres({
    dataDir: path.join(folder, "data"),
    port: 0,
    durable: false,
    database: "template",
  });

  await migrateDatabase(server.url);
  project.provide("templateUrl", server.url);

  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
