import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Whom a request's connection leads to, on a server of our own; what a client writes there is written over. */
export const socketHeader = "x-socket-address";

/** Notes it on each request, and keeps Next from taking it for a header of the sender's where there was none. */
export function noteSocketAddresses() {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[socketHeader] = request.socket.remoteAddress ?? "";
    request.headers["x-forwarded-for"] ??= "";
  });
}
