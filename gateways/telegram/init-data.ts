import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "@/domain/errors";
import { TelegramUser } from "@/domain/users/schema";

/** Clients hand out init data that were made when the app was first opened, hours before. */
const maxAgeSeconds = 24 * 60 * 60;
const clockSkewSeconds = 60;

/**
 * The person who opened the Mini App, and when, if `initData` was signed with our bot's token (Telegram, "Validating
 * data received via the Mini App") and is at most 24 hours old. Throws `sign_in`.
 */
export function readInitData(
  initData: string,
  { botToken, now }: { botToken: string; now: Date },
): { user: TelegramUser; signedInAt: Date } {
  if (initData.length > 8_192) throw new Refusal("sign_in");
  const fields = [...new URLSearchParams(initData)];
  const names = fields.map(([name]) => name);
  const value = (name: string) => fields.find(([field]) => field === name)?.[1] ?? "";
  if (new Set(names).size !== names.length || !isSigned(fields, value("hash"), botToken))
    throw new Refusal("sign_in");

  const signedInAt = Number(value("auth_date"));
  const age = now.getTime() / 1000 - signedInAt;
  if (!(age <= maxAgeSeconds && age >= -clockSkewSeconds)) throw new Refusal("sign_in");
  return { user: readUser(value("user")), signedInAt: new Date(signedInAt * 1000) };
}

function isSigned(fields: [string, string][], hash: string, botToken: string) {
  const signed = fields.filter(([name]) => name !== "hash").map(([name, value]) => `${name}=${value}`);
  const secret = createHmac("sha256", "WebAppData").update(botToken).digest();
  const expected = createHmac("sha256", secret).update(signed.sort().join("\n")).digest();
  const given = Buffer.from(hash, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function readUser(json: string) {
  try {
    return TelegramUser.parse(JSON.parse(json));
  } catch {
    throw new Refusal("sign_in");
  }
}
