import type { ServerResponse } from "node:http";
import type { Change } from "../protocol";
import type { Server } from "../server";

/** Proxies and browsers close a stream on which nothing is said for long. */
const heartbeatMs = 15_000;

/** Streams a person's changes as server-sent events until the page is closed. */
export function streamChanges(server: Server, personId: number, response: ServerResponse) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache, no-transform" });
  response.write(": here\n\n");
  const stop = server.changes.subscribe(personId, (change) =>
    response.write(`data: ${JSON.stringify(change)}\n\n`),
  );
  const heartbeat = setInterval(() => response.write(": still here\n\n"), heartbeatMs).unref();
  response.on("close", () => {
    clearInterval(heartbeat);
    stop();
  });
}

/** How often pages hear of the number of calls: a benchmark makes thousands a second. */
const countEveryMs = 250;

/** Tells every page of the clock, the faults and the number of calls; answers how to stop. */
export function announceSurroundings({ clock, faults, calls, changes }: Server): () => void {
  let timer: NodeJS.Timeout | undefined;
  const tell = (change: Change) => changes.tellAll(change);
  const tellCount = () => {
    timer = undefined;
    tell({ type: "calls", count: calls.count });
  };
  const stops = [
    clock.onChange(() => tell({ type: "clock", now: clock.now() })),
    faults.onChange(() => tell({ type: "faults", faults: faults.list() })),
    calls.onAdd(() => {
      if (changes.hasWatchers) timer ??= setTimeout(tellCount, countEveryMs).unref();
    }),
    () => clearTimeout(timer),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
