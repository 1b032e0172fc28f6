import { createServer } from "node:net";

/** Whether nobody listens on this port of the loopback address. */
function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** Below those that systems give to outgoing connections, so that none of these takes it before its server listens. */
const choice = { from: 15_000, to: 32_000 };
const given = new Set<number>();

/** A port that nobody uses, another one each time. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = choice.from + Math.floor(Math.random() * (choice.to - choice.from));
    if (given.has(port) || !(await isPortFree(port))) continue;
    given.add(port);
    return port;
  }
}

export type Ports = { page: number; app: number; database: number };

/** Three in a row from the first, or any three that are free. */
export async function choosePorts(first?: number): Promise<Ports> {
  if (first === undefined) {
    const [page, app, database] = [await freePort(), await freePort(), await freePort()];
    return { page, app, database };
  }

  const ports = { page: first, app: first + 1, database: first + 2 };
  for (const [user, port] of Object.entries(ports)) {
    if (await isPortFree(port)) continue;
    throw new Error(
      `Port ${port} (for the ${user}) is taken by another program.\n` +
        `End that program, or choose other ports: npm run sandbox -- --port ${first + 1_000}`,
    );
  }
  return ports;
}
