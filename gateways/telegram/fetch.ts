import http from "node:http";
import https from "node:https";
import { pipeline, type Readable } from "node:stream";
import type { ApiClientOptions } from "grammy";

type Fetch = NonNullable<ApiClientOptions["fetch"]>;
/** What grammY's client asks with; a stream where a file is sent along. */
type Init = {
  method: string;
  headers: Record<string, string>;
  body: string | Readable;
  signal?: AbortSignal;
};

const plain = { request: http.request, agent: new http.Agent({ keepAlive: true }) };
const secure = { request: https.request, agent: new https.Agent({ keepAlive: true }) };

/**
 * As much of `fetch` as grammY's client needs, on connections that stay open: a call costs half the processor time
 * of the whole. Rejects when there is no answer; what the answer says is read by `json`.
 */
export const fetchTelegram = ((url: string, { method, headers, body, signal }: Init) =>
  new Promise<{ json: () => Promise<unknown> }>((resolve, reject) => {
    const { request: open, agent } = url.startsWith("http:") ? plain : secure;
    const length = typeof body === "string" ? { "content-length": Buffer.byteLength(body) } : {};
    const request = open(url, { method, headers: { ...headers, ...length }, agent });
    signal?.addEventListener("abort", () => request.destroy(new Error("The call was given up")), {
      once: true,
    });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve({ json: async () => JSON.parse(Buffer.concat(chunks).toString()) }));
    });
    if (typeof body === "string") request.end(body);
    else pipeline(body, request, (error) => error && reject(error));
  })) as unknown as Fetch;
