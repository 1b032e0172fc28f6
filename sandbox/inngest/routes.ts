import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

export type Routes = {
  isAway: () => boolean;
  signingKey?: string;
  register: (body: unknown) => void;
  take: (body: unknown, seed: string | undefined) => string[];
  describe: () => unknown;
};

/** The requests that the SDK makes to Inngest. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: Routes,
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? "/", "http://sandbox");
  const isOurs = pathname === "/fn/register" || pathname.startsWith("/e/") || pathname === "/dev";
  if (!isOurs) return false;

  // A dead server says nothing at all.
  if (routes.isAway()) {
    request.socket.destroy();
    return true;
  }

  const { status, body } = await reply(request, pathname, routes);
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  return true;
}

async function reply(
  request: IncomingMessage,
  pathname: string,
  routes: Routes,
): Promise<{ status: number; body: unknown }> {
  if (pathname === "/dev") return { status: 200, body: routes.describe() };
  if (request.method !== "POST") return refusal(405, "Only POST");

  try {
    const body: unknown = JSON.parse(await textOf(request));
    if (pathname === "/fn/register") {
      if (!isAuthorized(request, routes.signingKey))
        return refusal(401, "The signing key is not the sandbox's");
      routes.register(body);
      return { status: 200, body: { ok: true, status: 200, modified: true } };
    }
    const seed = request.headers["x-inngest-event-id-seed"];
    return { status: 200, body: { ids: routes.take(body, seed?.toString()), status: 200 } };
  } catch (error) {
    return refusal(400, error instanceof Error ? error.message : String(error));
  }
}

function refusal(status: number, error: string) {
  return { status, body: { ok: false, status, error } };
}

/** The SDK shows a hash of the signing key; in dev mode there is none to show. */
function isAuthorized(request: IncomingMessage, signingKey: string | undefined): boolean {
  if (signingKey === undefined) return true;
  const [prefix = ""] = /^signkey-\w+-/.exec(signingKey) ?? [];
  const hash = createHash("sha256")
    .update(Buffer.from(signingKey.slice(prefix.length), "hex"))
    .digest("hex");
  return request.headers.authorization === `Bearer ${prefix}${hash}`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
