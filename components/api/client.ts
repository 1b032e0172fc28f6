"use client";

import { isInTelegram } from "@/components/telegram/launch";
import { ApiError, Offline, readAnswer } from "./errors";
import { forgetSession, signIn } from "./session";

type Call = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: unknown;
  /** The same for each try of one act, so that the server does it once. */
  key?: string;
  signal?: AbortSignal;
  /** Goes out even if the page is closed meanwhile; up to 64 KB. */
  keepalive?: boolean;
};

/**
 * Asks the server, as whoever opened the Mini App or, outside Telegram, as nobody. A session that ended is renewed and
 * the call made again. Throws ApiError for a refusal, Offline when no answer came.
 */
export async function call<Answer>(path: string, options: Call = {}): Promise<Answer> {
  try {
    return await send<Answer>(path, options);
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401) || !isInTelegram()) throw error;
    forgetSession();
    return send<Answer>(path, options);
  }
}

async function send<Answer>(
  path: string,
  { method = "GET", body, key, signal, keepalive = false }: Call,
): Promise<Answer> {
  const session = isInTelegram() ? await signIn() : undefined;
  const isBytes = body instanceof Blob;
  const headers = {
    ...(session ? { authorization: `Bearer ${session.session.token}` } : {}),
    ...(body === undefined
      ? {}
      : { "content-type": isBytes ? "application/octet-stream" : "application/json" }),
    ...(key ? { "idempotency-key": key } : {}),
  };
  const response = await fetch(path, {
    method,
    headers,
    keepalive,
    ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Offline("no answer");
  });
  return readAnswer<Answer>(response);
}
