import type { z } from "zod";
import type { Actor, AnonymousActor, Context, UserActor } from "@/domain/context";
import { Refusal } from "@/domain/errors";
import { callerOf, countRead, rates, spend } from "@/domain/limits";
import { contextFor } from "@/runtime";
import { finishAfterAnswer } from "./after-answer";
import { authenticate } from "./authenticate";
import { parseJson, readBytes, readText } from "./body";
import { Malformed, toResponse } from "./errors";
import { answerOnce, readKey } from "./idempotency";
import { json } from "./json";
import { type Operation, ratesOf } from "./operation";
import { matchPath } from "./path";

const maxBodyBytes = 64 * 1024;

type Signed<O extends Operation> = O["auth"] extends "required" | "init-data"
  ? UserActor
  : UserActor | AnonymousActor;
type Parsed<O, Part extends string> =
  O extends Record<Part, infer S extends z.ZodType> ? z.output<S> : undefined;
type Viewed<O extends Operation> = O["answer"] extends z.ZodType ? z.input<O["answer"]> : never;

type Asked<O extends Operation> = {
  ctx: Context<Signed<O>>;
  params: Parsed<O, "params">;
  query: Parsed<O, "query">;
  body: Parsed<O, "body">;
  request: Request;
  /** Whom to count what is limited for. */
  caller: string;
  bytes: O["bytes"] extends number ? Uint8Array : undefined;
  /** The answer as the operation promises it: what its schema does not name stays here. */
  answer: (value: Viewed<O>, headers?: Record<string, string>) => Response;
};

export type Route = ((request: Request) => Promise<Response>) & { operation: Operation };

/**
 * A route from what it promises and the one verb it calls: signs the caller in, reads what the operation
 * names, keeps answers under their Idempotency-Key, and turns errors into responses.
 */
export function route<const O extends Operation>(
  operation: O,
  handle: (asked: Asked<O>) => Promise<Response>,
): Route {
  const answer = (value: unknown, headers: Record<string, string> = {}) => {
    if (typeof operation.answer === "string")
      throw new Error(`${operation.path} answers ${operation.answer}, not a view`);
    const viewed = operation.answer.safeParse(value);
    if (!viewed.success)
      throw new Error(`The answer of ${operation.path} does not fit its view`, { cause: viewed.error });
    return json(viewed.data, { status: operation.status ?? 200, headers });
  };

  async function respond(request: Request): Promise<Response> {
    let actor: Actor = { type: "anonymous" };
    const refuse = (error: unknown) =>
      toResponse(error, { actor, at: `${operation.method} ${operation.path}` });
    try {
      actor = await authenticate(request, operation.auth);
      const { text, ...asked } = await read(operation, request);
      const caller = callerOf(actor);
      const work = (ctx: Context<Actor>) =>
        handle({ ...asked, request, caller, ctx, answer } as unknown as Asked<O>);
      const keyed = operation.idempotent && actor.type === "user" ? readKey(request, text) : undefined;
      // What cannot be read was refused above and costs nothing.
      for (const name of ratesOf(operation)) {
        if (name === "read") await countRead(contextFor(actor));
        else await spend(contextFor(actor), `${name}:${caller}`, rates[name]);
      }
      if (!keyed || actor.type !== "user" || operation.idempotent === "itself")
        return await work(contextFor(actor));
      return await answerOnce(contextFor(actor), keyed, work, {
        together: operation.idempotent === "together",
        refuse,
      });
    } catch (error) {
      return await refuse(error);
    } finally {
      if (operation.method !== "GET") finishAfterAnswer();
    }
  }
  return Object.assign(respond, { operation });
}

/** The same under another path, for a route whose path names nothing. */
export const sameAt = (path: `/api/${string}`, same: Route): Route =>
  Object.assign((request: Request) => same(request), { operation: { ...same.operation, path } });

/** What the operation names, checked. Throws `not_found` for a path that names nothing, ZodError, Malformed. */
async function read({ path, params, query, body, bytes, immutable }: Operation, request: Request) {
  const url = new URL(request.url);
  if (immutable && url.search !== "") throw new Malformed("unknown_query");
  const names = params?.safeParse(matchPath(path, url.pathname));
  if (names && !names.success) throw new Refusal("not_found");

  const text = body ? await readText(request, maxBodyBytes) : "";
  return {
    text,
    params: names?.data,
    query: query?.parse(readQuery(url)),
    body: body?.parse(parseJson(request, text)),
    bytes: bytes === undefined ? undefined : await readBytes(request, bytes),
  };
}

/** Each name once: what is said several times is a list, as if it had commas. */
function readQuery({ searchParams }: URL) {
  return Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name).join()]));
}
