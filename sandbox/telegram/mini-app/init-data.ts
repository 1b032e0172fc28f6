import { createHash, createHmac, createPrivateKey, createPublicKey, sign } from "node:crypto";

/** An Ed25519 key as PKCS #8 is these bytes and a seed. */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const seed = createHash("sha256").update("the sandbox's Telegram").digest();
const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });

/** What third parties check the signature of init data with. */
export const initDataPublicKey = createPublicKey(privateKey);

/** Init data as Telegram hands it to a Mini App: `hash` proves it to the bot's owner, `signature` to everybody. */
export function signInitData(fields: Record<string, string>, token: string): string {
  const botId = token.split(":")[0];
  const signature = sign(null, Buffer.from(`${botId}:WebAppData\n${checkString(fields)}`), privateKey);
  const signed = { ...fields, signature: signature.toString("base64url") };

  const secret = createHmac("sha256", "WebAppData").update(token).digest();
  const hash = createHmac("sha256", secret).update(checkString(signed)).digest("hex");
  return query({ ...signed, hash });
}

/** Spaces become `%20` and not `+`, as in Telegram. */
export function query(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}

function checkString(fields: Record<string, string>) {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("\n");
}
