import { createHash } from "node:crypto";
import { ApiError, isAboutParameters } from "./errors";
import type { Server } from "./server";

const DAY_MS = 86_400_000;

export type Answer = { status: number; body: unknown; replayed?: boolean };

/** Which request carries the key. */
export type Keyed = { key: string; scope: string; endpoint: string; body: string };

/**
 * Carries a request out once for its key: the same request again, within a day, gets the same answer. Refused
 * parameters do not use the key up, because nothing began.
 */
export function once(
  { books, clock }: Pick<Server, "books" | "clock">,
  { key, scope, endpoint, body }: Keyed,
  carryOut: () => Answer,
): Answer {
  if (key.length > 255) throw misuse("Idempotency keys can be at most 255 characters long.");
  const name = `${scope} ${key}`;
  const now = clock.now();
  const request = createHash("sha256").update(body).digest("base64url");
  const used = books.keys.get(name);

  if (used !== undefined && used.at + DAY_MS > now) {
    if (used.endpoint !== endpoint)
      throw misuse(
        `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${used.endpoint}' vs '${endpoint}'). Try using a key other than '${key}' if you meant to execute a different request.`,
      );
    if (used.request !== request)
      throw misuse(
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      );
    return { status: used.status, body: used.body, replayed: true };
  }

  const answer = settled(carryOut);
  forgetOld(books.keys, now);
  books.keys.delete(name);
  books.keys.set(name, { request, endpoint, at: now, status: answer.status, body: answer.body });
  return answer;
}

/** A refusal is remembered like any other answer. */
function settled(carryOut: () => Answer): Answer {
  try {
    return carryOut();
  } catch (error) {
    if (!(error instanceof ApiError) || isAboutParameters(error)) throw error;
    return { status: error.status, body: { error: error.body } };
  }
}

function forgetOld(keys: Map<string, { at: number }>, now: number): void {
  for (const [name, { at }] of keys) {
    if (at + DAY_MS > now) return;
    keys.delete(name);
  }
}

function misuse(message: string) {
  return new ApiError(400, { type: "idempotency_error", message });
}
