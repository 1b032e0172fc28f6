import { spawn } from "node:child_process";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unprivilegedUser } from "@/sandbox/cluster/user";
import { freePort } from "@/sandbox/ports";
import { endChild, guard } from "@/sandbox/processes";
import { pgbouncer } from "./left-out";

/**
 * PgBouncer before a database, in transaction mode and with what it refuses by itself: every transaction may get another
 * of a few sessions. `url` leads through it.
 */
export async function startPooler(databaseUrl: string) {
  if (!pgbouncer) throw new Error("PgBouncer is not installed: `apt-get install pgbouncer`.");
  const direct = new URL(databaseUrl);
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), "pgbouncer-"));
  const users = path.join(folder, "users.txt");
  const settings = path.join(folder, "pgbouncer.ini");
  await writeFile(users, `"${direct.username}" "${direct.password}"\n`);
  await writeFile(
    settings,
    `[databases]
* = host=${direct.hostname} port=${direct.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = 3
`,
  );
  // As root it refuses to run.
  const runAs = process.getuid?.() === 0 ? await unprivilegedUser(folder) : undefined;
  if (runAs) for (const file of [folder, users, settings]) await chown(file, runAs.uid, runAs.gid);

  const server = spawn(pgbouncer, [settings], { ...runAs, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  guard(server, "TERM");
  let said = "";
  await new Promise<void>((resolve, reject) => {
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("process up")) resolve();
    });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`PgBouncer did not start (exit ${code}):\n${said}`)));
  });

  const [, major, minor] = /PgBouncer (\d+)\.(\d+)/.exec(said) ?? [];
  const url = new URL(databaseUrl);
  url.port = String(port);
  return {
    url: url.href,
    /** It hands prepared statements on; from 1.21 on where it is told to, from 1.24 on unless told otherwise. */
    keepsStatements: Number(major) > 1 || Number(minor) >= 24,
    async stop() {
      await endChild(server, { signals: ["SIGINT", "SIGKILL"], patienceMs: 5_000 });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
