import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { CallLog } from "../calls";
import type { Faults } from "../faults";
import { sendJson } from "../telegram/http/answer";
import { readBytes } from "../telegram/http/body";
import { isConnected, noAccess } from "./accounts";
import type { Asking, Endpoint } from "./endpoint";
import { ApiError, invalidRequest } from "./errors";
import { expanded } from "./expand";
import { type Answer, once } from "./idempotency";
import { newId } from "./ids";
import { decodeForm } from "./params";
import { routeOf } from "./routes";
import { apiVersion, type Server } from "./server";

export type Api = { server: Server; key: string; calls: CallLog; faults: Faults };

/** The API's door: everything below `/v1/`. Says false when something else is asked for. */
export async function handleApi(
  api: Api,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname, search } = new URL(request.url ?? "/", "http://stripe");
  if (!pathname.startsWith("/v1/")) return false;

  const startedAt = performance.now();
  const method = request.method ?? "GET";
  const text = method === "GET" ? search.slice(1) : (await readBytes(request)).toString();
  const params = decodeForm(text);
  const route = routeOf(method, pathname);
  const name = route?.name ?? `${method} ${pathname}`;
  const requestId = newId("req", 14);
  const fault = await struck(api.faults, name);

  const answer = fault ?? answerTo(api, request, { route, params, text, pathname, requestId });
  api.calls.add({
    at: api.server.clock.now(),
    service: "stripe",
    method: name,
    summary: summaryOf(request, route?.id),
    status: answer.status,
    ms: Math.round(performance.now() - startedAt),
    request: params,
    response: answer.body,
  });

  if (api.faults.take("drop-after-effect", { method: name, named: true })) response.destroy();
  else
    sendJson(response, answer.status, answer.body, {
      "Request-Id": requestId,
      "Stripe-Version": apiVersion,
      ...(answer.replayed ? { "Idempotent-Replayed": "true" } : {}),
    });
  return true;
}

/** Faults are Telegram's as well: here only those strike that name one of Stripe's methods. */
async function struck(faults: Faults, method: string): Promise<Answer | undefined> {
  const context = { method, named: true };
  const slow = faults.take("slow", context);
  if (slow) await wait(slow.ms);
  const error = (status: number, type: string, message: string, code?: string) => ({
    status,
    body: { error: { type, message, ...(code === undefined ? {} : { code }) } },
  });
  if (faults.take("too-many-requests", context))
    return error(429, "invalid_request_error", "Request rate limit exceeded.", "rate_limit");
  if (faults.take("server-error", context)) return error(500, "api_error", "An unknown error occurred.");
  return undefined;
}

type Request = {
  route: ReturnType<typeof routeOf>;
  params: unknown;
  text: string;
  pathname: string;
  requestId: string;
};

function answerTo(api: Api, request: IncomingMessage, asked: Request): Answer {
  try {
    return admitted(api, request, asked);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: { error: error.body } };
  }
}

function admitted({ server, key }: Api, request: IncomingMessage, asked: Request): Answer {
  checkKey(request, key);
  checkVersion(request);
  const account = headerOf(request, "stripe-account");
  if (account !== undefined && !isConnected(server.books, account)) throw noAccess(account);
  const { route, params, text, pathname, requestId } = asked;
  if (!route)
    throw new ApiError(404, {
      type: "invalid_request_error",
      message: `Unrecognized request URL (${request.method}: ${pathname}). The sandbox does not play it.`,
    });
  const asking: Asking = { account, id: route.id, params };
  if (request.method === "GET") return carryOut(server, route.endpoint, asking);

  const type = request.headers["content-type"] ?? "";
  if (text !== "" && !type.startsWith("application/x-www-form-urlencoded"))
    throw invalidRequest(`The API takes application/x-www-form-urlencoded bodies, not ${type}.`);
  const idempotencyKey = headerOf(request, "idempotency-key");
  server.request = { id: requestId, idempotency_key: idempotencyKey ?? null };
  try {
    const act = () => carryOut(server, route.endpoint, asking);
    if (idempotencyKey === undefined) return act();
    return once(
      server,
      { key: idempotencyKey, scope: account ?? "platform", endpoint: pathname, body: text },
      act,
    );
  } finally {
    server.request = null;
  }
}

function carryOut(server: Server, endpoint: Endpoint, asking: Asking): Answer {
  const paths = (asking.params as { expand?: Record<string, string> }).expand;
  const answer = endpoint(server, asking);
  return { status: 200, body: expanded(server.books, asking.account, answer, Object.values(paths ?? {})) };
}

/** As a bearer token, or as the user name of basic authentication. */
function checkKey(request: IncomingMessage, key: string): void {
  const [scheme = "", credentials = ""] = (request.headers.authorization ?? "").split(" ");
  const basic = () => Buffer.from(credentials, "base64").toString().split(":")[0] ?? "";
  const shown = scheme.toLowerCase() === "basic" ? basic() : credentials;
  if (shown === "")
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  const [a, b] = [Buffer.from(shown), Buffer.from(key)];
  if (a.length !== b.length || !timingSafeEqual(a, b))
    throw unauthorized(`Invalid API Key provided: ${shown.slice(0, 8)}${"*".repeat(12)}`);
}

function unauthorized(message: string) {
  return new ApiError(401, { type: "invalid_request_error", message });
}

function checkVersion(request: IncomingMessage): void {
  const version = headerOf(request, "stripe-version") ?? apiVersion;
  if (version !== apiVersion)
    throw invalidRequest(`Invalid Stripe API version: ${version}. The sandbox plays ${apiVersion}.`);
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  return request.headers[name]?.toString();
}

function summaryOf(request: IncomingMessage, id = ""): string {
  const account = headerOf(request, "stripe-account");
  return [id, account === undefined ? "" : `for ${account}`].filter(Boolean).join(" ");
}
