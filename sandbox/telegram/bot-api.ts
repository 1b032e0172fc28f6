import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { summarize } from "./call-summary";
import { ApiError, tooManyRequests } from "./errors";
import { sendBytes, sendJson } from "./http/answer";
import { readCall } from "./http/body";
import { findMethod } from "./methods/table";
import { Params } from "./params";
import type { Server } from "./server";
import type { WebhookCall } from "./updates/post";

type Envelope =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: object };

/** The Bot API's door: `/bot<token>/<method>` and `/file/bot<token>/<path>`. Says false when neither is asked for. */
export async function handleBotApi(
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const match = request.url?.match(/^\/(file\/)?bot([^/?]+)\/([^?]*)(?:\?(.*))?$/);
  if (!match) return false;

  const [, file, token = "", rest = "", query] = match;
  if (token.replace(/%3A/i, ":") !== server.token)
    answer(response, failure(new ApiError(401, "Unauthorized")));
  else if (file) sendFile(server, response, rest);
  else await handleCall(server, request, response, rest, new URLSearchParams(query));
  return true;
}

/** A call that came in the answer to an update: what comes of it is told nobody. */
export async function answerCall(server: Server, { method, ...values }: WebhookCall) {
  await perform(
    server,
    method,
    async () => new Params(values),
    () => new AbortController().signal,
  );
}

async function handleCall(
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  query: URLSearchParams,
) {
  const read = async () => {
    const { values, files } = await readCall(request, query);
    return new Params(values, files);
  };
  const { method, params, envelope } = await perform(server, name, read, () => goneSignal(response));
  if (envelope.ok && server.faults.take("drop-after-effect", contextOf(method, params))) response.destroy();
  else answer(response, envelope);
}

/** Does what is asked, and keeps a record of it. */
async function perform(server: Server, name: string, read: () => Promise<Params>, gone: () => AbortSignal) {
  const startedAt = performance.now();
  const found = findMethod(name);
  const method = found?.name ?? name;
  let params = new Params({});
  let envelope: Envelope;
  try {
    params = await read();
    await applyFaults(server, method, params);
    if (!found) throw new ApiError(404, "Not Found: method not found");
    envelope = { ok: true, result: await found.method(server, params, gone) };
  } catch (error) {
    envelope = failure(error);
  }

  server.calls.add({
    at: server.clock.now(),
    service: "telegram",
    method,
    summary: summarize(server, params),
    status: envelope.ok ? 200 : envelope.error_code,
    ms: Math.round(performance.now() - startedAt),
    request: params.forLog(),
    response: envelope,
  });
  return { method, params, envelope };
}

async function applyFaults(server: Server, method: string, params: Params) {
  const context = contextOf(method, params);
  const slow = server.faults.take("slow", context);
  if (slow) await wait(slow.ms);

  const flooded = server.faults.take("too-many-requests", context);
  if (flooded) throw tooManyRequests(flooded.retryAfter);
  if (server.faults.take("server-error", context)) throw new ApiError(500, "Internal Server Error");
}

function contextOf(method: string, params: Params) {
  return params.has("chat_id") ? { method, chatId: params.integer("chat_id", 0) } : { method };
}

function failure(error: unknown): Envelope {
  if (!(error instanceof ApiError)) {
    console.error("The Telegram stand-in failed:", error);
    return { ok: false, error_code: 500, description: "Internal Server Error: the stand-in failed" };
  }
  const { code, message, parameters } = error;
  return { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) };
}

function answer(response: ServerResponse, envelope: Envelope) {
  if (response.destroyed) return;
  if (envelope.ok) return sendJson(response, 200, envelope);

  const seconds = (envelope.parameters as { retry_after?: number } | undefined)?.retry_after;
  sendJson(
    response,
    envelope.error_code,
    envelope,
    seconds === undefined ? {} : { "Retry-After": String(seconds) },
  );
}

function sendFile(server: Server, response: ServerResponse, path: string) {
  const file = server.files.findByPath(path);
  const bytes = file && server.files.bytes(file);
  if (bytes) sendBytes(response, bytes, "application/octet-stream");
  else answer(response, failure(new ApiError(404, "Not Found")));
}

/** Ends when the caller hangs up, so that a long poll does not answer into the void. */
function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => controller.abort());
  return controller.signal;
}
