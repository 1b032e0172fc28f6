import type { ServerResponse } from "node:http";

/** Tells open pages to load again after their code was rebuilt. */
export function createReloads() {
  const open = new Set<ServerResponse>();
  return {
    listen(response: ServerResponse): true {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(":\n\n");
      open.add(response);
      response.on("close", () => open.delete(response));
      return true;
    },
    tell() {
      for (const response of open) response.write("data: reload\n\n");
    },
    close() {
      for (const response of open) response.end();
    },
  };
}
