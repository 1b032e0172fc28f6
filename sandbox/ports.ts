import { createServer } from "node:net";

/** Whether nobody listens on this port of the loopback address. */
function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** A port that nobody used a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no TCP address"));
        else resolve(address.port);
      });
    });
  });
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
