import type { AnonymousActor, UserActor } from "@/domain/context";
import { Refusal } from "@/domain/errors";
import { acceptsSession, refuseIfSuspended } from "@/domain/users/queries";
import { rememberUser } from "@/domain/users/remember";
import { env } from "@/env";
import { readInitData } from "@/gateways/telegram/init-data";
import { readSession } from "@/gateways/telegram/session";
import { contextFor } from "@/runtime";
import { addressOf } from "./caller";
import type { Auth } from "./operation";

/**
 * Who calls: `Authorization: tma <init data>` or `Bearer <session token>`. Throws `sign_in` when nobody is
 * signed in and somebody must be, or when what they show is forged, old, or from before their sessions were ended; and
 * `suspended` for somebody whom an administrator keeps out.
 */
export async function authenticate(request: Request, auth: Auth): Promise<UserActor | AnonymousActor> {
  const anonymous: AnonymousActor = { type: "anonymous", address: addressOf(request) };
  const header = request.headers.get("authorization");
  if (auth === "none" || (auth === "optional" && header === null)) return anonymous;

  const [, scheme = "", credentials = ""] = /^(\S+) +(\S+)$/.exec(header ?? "") ?? [];
  const { now } = contextFor(anonymous);
  if (scheme.toLowerCase() === "tma") {
    const { user, signedInAt } = readInitData(credentials, { botToken: env.TELEGRAM_BOT_TOKEN, now: now() });
    const ctx = contextFor({ type: "user", userId: user.id });
    const known = await rememberUser(ctx, user);
    refuseIfSuspended(known);
    const { sessionsEndedAt } = known;
    if (sessionsEndedAt === null || signedInAt > sessionsEndedAt) return ctx.actor;
  }
  if (scheme.toLowerCase() === "bearer" && auth !== "init-data") {
    const session = readSession(credentials, { secrets: env.SESSION_SECRET, now: now() });
    const ctx = contextFor({ type: "user", userId: session.userId });
    if (await acceptsSession(ctx, session)) return ctx.actor;
  }
  throw new Refusal("sign_in");
}
