import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/env";

const cipher = "aes-256-gcm";
const [ivBytes, tagBytes] = [12, 16];
const keys = env.SESSION_SECRET.map((secret) =>
  Buffer.from(hkdfSync("sha256", secret, "", "kept answers", 32)),
);

/** A text that nobody can read who has the database alone. */
export function seal(text: string): string {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, keys[0]!, iv);
  const body = Buffer.concat([sealing.update(text, "utf8"), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), body]).toString("base64url");
}

/** The text again, under any secret that is still on the list. Throws for what none of them sealed. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  for (const key of keys) {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const body = opening.update(bytes.subarray(ivBytes + tagBytes));
    try {
      return Buffer.concat([body, opening.final()]).toString("utf8");
    } catch {
      // Of an older secret, maybe.
    }
  }
  throw new Error("An answer was sealed under a secret that is not listed any more");
}
