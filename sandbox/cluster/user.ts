import { readFile, stat } from "node:fs/promises";

/** The user that already owns the data, or one that every Unix has. No user is created: slim containers have no `useradd`. */
export async function unprivilegedUser(dataDir: string): Promise<{ uid: number; gid: number }> {
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };

  const users = (await readFile("/etc/passwd", "utf8"))
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0 && Number.isInteger(user.gid));

  const chosen =
    ["postgres", "nobody", "daemon"].flatMap((name) => users.filter((user) => user.name === name))[0] ??
    users[0];
  if (chosen === undefined) {
    throw new Error(
      "PostgreSQL does not run as root, and this machine has no other user. Run as an ordinary user.",
    );
  }
  return { uid: chosen.uid, gid: chosen.gid };
}
