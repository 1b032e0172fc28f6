import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "@/domain/errors";

const lifetimeSeconds = 15 * 60;
/** As long as somebody may sit over a form. */
const renewableSeconds = 12 * 60 * 60;

/** The first secret signs; all are good, so that one can follow another. */
type Keys = { secrets: readonly [string, ...string[]]; now: Date };

/** A short-lived token for one person: id, sign-in and expiry, signed. Kept in the Mini App's memory, never in a cookie. */
export function issueSession(userId: number, { secrets, now }: Keys, signedInAt = secondsOf(now)) {
  const expiresAt = secondsOf(now) + lifetimeSeconds;
  const claims = [userId, signedInAt, expiresAt].map((claim) => claim.toString(36)).join(".");
  return {
    token: `${claims}.${sign(claims, secrets[0]).toString("base64url")}`,
    expiresAt: new Date(expiresAt * 1000),
  };
}

/** Whose token it is and when they signed in. Throws `sign_in` when it was forged or has expired. */
export function readSession(token: string, keys: Keys): { userId: number; signedInAt: Date } {
  const { userId, signedInAt } = readClaims(token, keys);
  return { userId, signedInAt: new Date(signedInAt * 1000) };
}

/** Another session in place of one that still lives, for twelve hours after the sign-in. Throws `sign_in`. */
export function renewSession(token: string, keys: Keys) {
  const { userId, signedInAt } = readClaims(token, keys);
  if (secondsOf(keys.now) - signedInAt > renewableSeconds) throw new Refusal("sign_in");
  return issueSession(userId, keys, signedInAt);
}

function readClaims(token: string, { secrets, now }: Keys) {
  const match = /^([0-9a-z]{1,12}\.[0-9a-z]{1,10}\.[0-9a-z]{1,10})\.([\w-]{43})$/.exec(token);
  if (!match) throw new Refusal("sign_in");

  const [, claims, signature] = match as unknown as [string, string, string];
  const given = Buffer.from(signature, "base64url");
  const isGenuine = secrets.some((secret) => timingSafeEqual(sign(claims, secret), given));
  const [userId, signedInAt, expiresAt] = claims.split(".").map((claim) => Number.parseInt(claim, 36)) as [
    number,
    number,
    number,
  ];
  if (!isGenuine || expiresAt <= now.getTime() / 1000) throw new Refusal("sign_in");
  return { userId, signedInAt };
}

const secondsOf = (at: Date) => Math.floor(at.getTime() / 1000);

const sign = (claims: string, secret: string) =>
  createHmac("sha256", secret).update(`session:${claims}`).digest();
