import { existsSync } from "node:fs";
import path from "node:path";

/** The program's path, where it is installed. Debian keeps servers where an ordinary `PATH` does not look. */
export const pgbouncer = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin"]
  .map((folder) => path.join(folder, "pgbouncer"))
  .find((program) => existsSync(program));

/** Tests that a run does without, and why. */
export const leftOut = ({ isLong }: { isLong: boolean }) =>
  [
    {
      file: "tests/jobs/money-storm.test.ts",
      why: "minutes of processes that start and die: a part of `npm run test:long` alone",
      isIn: isLong,
    },
    {
      file: "tests/jobs/inngest-server.test.ts",
      why: "needs a program that no package registry of Node's holds: INNGEST_BINARY",
      isIn: Boolean(process.env.INNGEST_BINARY),
    },
    {
      file: "tests/jobs/pooler.test.ts",
      why: "PgBouncer is not installed (`apt-get install pgbouncer`); `npm run test:long` wants it",
      isIn: isLong || pgbouncer !== undefined,
    },
  ].filter(({ isIn }) => !isIn);
