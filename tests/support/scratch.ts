import { createDatabase, dropDatabase } from "./clone";

/** A database of its own for one test, to be changed as it likes; a clone of the migrated template, or an empty one. */
export async function withScratchDatabase<T>(
  { template }: { template: "template" | "template0" },
  work: (url: string) => Promise<T>,
): Promise<T> {
  const name = `scratch_${process.pid}`;
  try {
    return await work(await createDatabase(name, template));
  } finally {
    await dropDatabase(name);
  }
}
