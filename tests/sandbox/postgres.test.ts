import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunningPostgres, startPostgres } from "@/sandbox/postgres";
import { isAlive } from "@/sandbox/processes";

let folder = "";
let dataDir = "";
const running: RunningPostgres[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sandbox postgres "));
  dataDir = path.join(folder, "data");
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start() {
  const server = await startPostgres({ dataDir, port: 0, durable: false });
  running.push(server);
  return server;
}

/** Runs one statement on a connection of its own. */
async function ask(server: RunningPostgres, statement: string): Promise<Record<string, unknown> | undefined> {
  const sql = postgres(server.url, { max: 1 });
  try {
    const [row] = await sql.unsafe(statement);
    return row;
  } finally {
    await sql.end();
  }
}

async function serverPid(): Promise<number> {
  return Number((await readFile(path.join(dataDir, "postmaster.pid"), "utf8")).split("\n")[0]);
}

test("a database is created, and its data are there after a restart", async () => {
  const first = await start();
  await ask(first, "create table note (text text)");
  await ask(first, "insert into note values ('ÄÖÜ')");
  await first.stop();

  const second = await start();
  expect(await ask(second, "select lower(text) as text from note")).toEqual({ text: "äöü" });
  expect(await ask(second, "show max_connections")).toEqual({ max_connections: "200" });
});

test("a wrong password is refused", async () => {
  const server = await start();
  const stranger = { ...server, url: server.url.replace("postgres:postgres@", "postgres:guess@") };
  await expect(ask(stranger, "select 1")).rejects.toThrow("password authentication failed");
});

test("a server that a killed run left behind is ended, and its data are kept", async () => {
  const orphan = await start();
  await ask(orphan, "create table note (text text)");
  const pid = await serverPid();

  const next = await start();
  expect(isAlive(pid)).toBe(false);
  expect(await ask(next, "select count(*)::int as count from note")).toEqual({ count: 0 });
});

test("a pid file whose number belongs to somebody else by now does not block the start", async () => {
  await (await start()).stop();
  await writeFile(path.join(dataDir, "postmaster.pid"), `${process.pid}\n${dataDir}\n`);
  await chmod(path.join(dataDir, "postmaster.pid"), 0o666);

  const server = await start();
  expect(await ask(server, "select 1 as one")).toEqual({ one: 1 });
});

test("a start that fails says why, in PostgreSQL's words", async () => {
  await (await start()).stop();
  await appendFile(path.join(dataDir, "postgresql.conf"), "\nno_such_setting = 1\n");

  await expect(start()).rejects.toThrow('unrecognized configuration parameter "no_such_setting"');
});
