import { createServer } from "node:http";
import type { Standin } from "./standin";

/** Serves all stand-ins on one loopback port. They are asked in turn, and what nobody takes is a 404. */
export async function serveStandins(
  port: number,
  standins: Standin[],
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    try {
      for (const standin of standins) if (await standin.handle(request, response)) return;
      response
        .writeHead(404, { "content-type": "application/json" })
        .end(JSON.stringify({ error: "Nobody here answers this" }));
    } catch (error) {
      console.error(`The sandbox failed at ${request.method} ${request.url}:`, error);
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, { "content-type": "application/json" })
          .end(JSON.stringify({ error: String(error) }));
    }
  });

  // Who hangs up first is the client: else a busy moment lets it ask once more on a connection that is just being closed.
  server.keepAliveTimeout = 0;

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();

  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async close() {
      for (const standin of standins) await standin.close();
      await new Promise((resolve) => {
        server.close(resolve);
        // Pages keep their event streams open for as long as they are shown.
        server.closeAllConnections();
      });
    },
  };
}
