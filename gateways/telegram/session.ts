import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "@/domain/errors";

const lifetimeSeconds = 15 * 60;

/** A short-lived token for one person: id and expiry, signed. Kept in the Mini App's memory, never in a cookie. */
export function issueSession(userId: number, { secret, now }: { secret: string; now: Date }) {
  const expiresAt = Math.floor(now.getTime() / 1000) + lifetimeSeconds;
  const claims = `${userId.toString(36)}.${expiresAt.toString(36)}`;
  return {
    token: `${claims}.${sign(claims, secret).toString("base64url")}`,
    expiresAt: new Date(expiresAt * 1000),
  };
}

/** Whose token it is. Throws `sign_in` when it was forged or has expired. */
export function readSession(token: string, { secret, now }: { secret: string; now: Date }): number {
  const match = /^([0-9a-z]{1,12})\.([0-9a-z]{1,10})\.([\w-]{43})$/.exec(token);
  if (!match) throw new Refusal("sign_in");

  const [, userId, expiry, signature] = match as unknown as [string, string, string, string];
  const isGenuine = timingSafeEqual(sign(`${userId}.${expiry}`, secret), Buffer.from(signature, "base64url"));
  if (!isGenuine || Number.parseInt(expiry, 36) * 1000 <= now.getTime()) throw new Refusal("sign_in");
  return Number.parseInt(userId, 36);
}

const sign = (claims: string, secret: string) =>
  createHmac("sha256", secret).update(`session:${claims}`).digest();
