import type { ServerResponse } from "node:http";

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
) {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** Answers with the bytes of a file. */
export function sendBytes(response: ServerResponse, bytes: Uint8Array, type: string) {
  response.writeHead(200, {
    "Content-Type": type,
    "Content-Length": bytes.length,
    "Cache-Control": "private, max-age=3600",
  });
  response.end(bytes);
}
