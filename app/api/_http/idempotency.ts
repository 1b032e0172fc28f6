import { createHash } from "node:crypto";
import { z } from "zod";
import { type Context, transact, type UserActor } from "@/domain/context";
import { claimKey, type KeyedAnswer, type KeyedRequest, keepAnswer, releaseKey } from "@/domain/idempotency";
import { json } from "./json";
import { seal, unseal } from "./seal";

const Key = z.object({
  "Idempotency-Key": z.string().regex(/^[\x21-\x7e]{1,200}$/, "must be 1 to 200 printable ASCII characters"),
});

/** The request as its Idempotency-Key names it, if it has one. Throws ZodError for a key that cannot be. */
export function readKey(request: Request, body: string): KeyedRequest | undefined {
  const header = request.headers.get("idempotency-key");
  if (header === null) return undefined;

  const { "Idempotency-Key": key } = Key.parse({ "Idempotency-Key": header });
  const { pathname } = new URL(request.url);
  return { key, hash: createHash("sha256").update(`${request.method} ${pathname}\n${body}`).digest("hex") };
}

type Work = (ctx: Context<UserActor>) => Promise<Response>;
type Ways = { together: boolean; refuse: (error: unknown) => Promise<Response> };

/**
 * Answers a request once: a retry under its key gets the answer of the first time. What was refused is kept
 * as an answer too; what failed, or may be tried again later, is not.
 */
export async function answerOnce(
  ctx: Context<UserActor>,
  request: KeyedRequest,
  work: Work,
  { together, refuse }: Ways,
): Promise<Response> {
  const claim = await claimKey(ctx, request);
  if ("status" in claim) return fromKept(claim);

  const keep = async (tx: Context<UserActor>) => {
    const response = await work(tx);
    await keepAnswer(tx, claim, await toKept(response));
    return response;
  };
  try {
    return await (together ? transact(ctx, keep) : keep(ctx));
  } catch (error) {
    const response = await refuse(error);
    if (response.status >= 500 || response.headers.has("retry-after")) await releaseKey(ctx, claim);
    else await keepAnswer(ctx, claim, await toKept(response));
    return response;
  }
}

/**
 * The body is kept as text, so that a retry reads the very same one, and sealed: it may let somebody in, as a ticket's
 * code and a private event's link do. Those of a day ago were not.
 */
const Kept = z
  .object({ location: z.string().nullable() })
  .and(
    z.union([
      z.object({ sealed: z.string() }).transform(({ sealed }) => ({ body: unseal(sealed) })),
      z.object({ body: z.string() }),
    ]),
  );

const toKept = async (response: Response): Promise<KeyedAnswer> => ({
  status: response.status,
  response: { sealed: seal(await response.clone().text()), location: response.headers.get("location") },
});

function fromKept({ status, response }: KeyedAnswer): Response {
  const { body, location } = Kept.parse(response);
  return json(JSON.parse(body), {
    status,
    headers: { "idempotency-replayed": "true", ...(location === null ? {} : { location }) },
  });
}
