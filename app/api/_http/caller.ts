import { createHmac } from "node:crypto";
import type { Actor } from "@/domain/context";
import { env } from "@/env";

/**
 * Whom a limit of rate is counted for: the person, or a stranger's address, which is known by its keyed hash
 * alone. The last address is the one that the proxy before us saw; what stands before it anybody can write.
 */
export function callerOf(actor: Actor, request: Request): string {
  if (actor.type === "user") return String(actor.userId);
  const address = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return createHmac("sha256", env.SESSION_SECRET[0]).update(`address:${address}`).digest("base64url");
}
