import { createHmac } from "node:crypto";
import { env } from "@/env";

/**
 * The address that a request comes from, as its keyed hash: no more of it is known here. The last address is the one
 * that the proxy before us saw; what stands before it anybody can write.
 */
export function addressOf(request: Request): string {
  const address = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return createHmac("sha256", env.SESSION_SECRET[0]).update(`address:${address}`).digest("base64url");
}
