import { createHmac } from "node:crypto";

/** The `x-inngest-signature` header: HMAC-SHA256 over the canonical JSON and the Unix second. */
export function signatureOf(body: unknown, signingKey: string, now: number): string {
  const second = Math.floor(now / 1_000);
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const digest = createHmac("sha256", key)
    .update(`${canonicalJson(body)}${second}`)
    .digest("hex");
  return `t=${second}&s=${digest}`;
}

/** JSON with sorted names (RFC 8785). JavaScript's own number and string forms are the ones the standard asks for. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`).join(",")}}`;
}
