import postgres from "postgres";
import { inject } from "vitest";

/** A database of its own for one test, to be changed as it likes; a clone of the migrated template, or an empty one. */
export async function withScratchDatabase<T>(
  { template }: { template: "template" | "template0" },
  work: (url: string) => Promise<T>,
): Promise<T> {
  const name = `scratch_${process.pid}`;
  const url = new URL(inject("templateUrl"));
  url.pathname = "/postgres";
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  url.pathname = `/${name}`;

  await admin`drop database if exists ${admin(name)} with (force)`;
  await admin`create database ${admin(name)} template ${admin(template)}`;
  try {
    return await work(url.href);
  } finally {
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
  }
}
