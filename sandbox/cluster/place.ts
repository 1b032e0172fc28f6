import { createHash } from "node:crypto";
import { chmod, cp, lstat, mkdir, readlink, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Binaries } from "./binaries";
import { unprivilegedUser } from "./user";

/** Where a server keeps its data, which programs it runs, and as whom. */
export type Place = {
  dataDir: string;
  binaries: Binaries;
  /** Only under root. */
  runAs?: { uid: number; gid: number };
  environment: NodeJS.ProcessEnv;
};

/**
 * PostgreSQL refuses to run as root, so under root it runs as an unprivileged user. That user must be able to reach the
 * programs and the data: what it cannot reach (a project in /root) is copied or moved to the temporary folder.
 */
export async function placeFor(dataDir: string, binaries: Binaries): Promise<Place> {
  // Its own locale and no PG* variables of the caller: they would redirect the programs.
  const { NODE_ENV, PATH } = process.env;
  const environment = { NODE_ENV, PATH, LC_ALL: "C", TZ: "UTC" };
  await mkdir(path.dirname(dataDir), { recursive: true });
  if (process.getuid?.() !== 0) return { dataDir, binaries, environment };

  const runAs = await unprivilegedUser(dataDir);
  const reachableBinaries = (await canPass(binaries.postgres)) ? binaries : await copyBinaries(binaries);
  return { dataDir: await reachableData(dataDir), binaries: reachableBinaries, runAs, environment };
}

/** Whether anybody may walk to this path. */
async function canPass(target: string): Promise<boolean> {
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o001) === 0 && !(await openIfTemporary(folder, mode))) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** `mkdtemp` closes its folders to others. Passing through is all that is allowed here, not reading. */
async function openIfTemporary(folder: string, mode: number): Promise<boolean> {
  if (!folder.startsWith(`${tmpdir()}${path.sep}`)) return false;
  await chmod(folder, mode | 0o011);
  return true;
}

/** The data stay where they were asked for if possible; if not, a link there points to them, and dies with `.sandbox`. */
async function reachableData(dataDir: string): Promise<string> {
  if (await canPass(dataDir)) return dataDir;

  const elsewhere = path.join(tmpdir(), `sandbox-postgres-${fingerprint(dataDir)}`, "data");
  const linked = await readlink(dataDir).catch(() => undefined);
  if (linked !== elsewhere) {
    await rm(path.dirname(elsewhere), { recursive: true, force: true });
    await mkdir(path.dirname(elsewhere), { recursive: true, mode: 0o755 });
    await rm(dataDir, { recursive: true, force: true });
    await symlink(elsewhere, dataDir);
  }
  return elsewhere;
}

async function copyBinaries(binaries: Binaries): Promise<Binaries> {
  const root = path.join(tmpdir(), `sandbox-postgres-programs-${fingerprint(binaries.root)}`);
  const complete = path.join(root, "share");
  if (!(await lstat(complete).catch(() => undefined))) {
    await mkdir(root, { recursive: true, mode: 0o755 });
    // "share" last: its presence says that the copy was not cut short.
    for (const part of ["lib", "bin", "share"]) {
      await cp(path.join(binaries.root, part), path.join(root, part), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
  }
  return { root, postgres: path.join(root, "bin", "postgres"), initdb: path.join(root, "bin", "initdb") };
}

function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
