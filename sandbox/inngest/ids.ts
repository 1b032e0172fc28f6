import { createHash, randomBytes } from "node:crypto";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID: 48 bits of time, 80 bits of entropy. */
export function ulid(now: number, entropy: Buffer = randomBytes(10)): string {
  let bits = (BigInt(now) << 80n) | BigInt(`0x${entropy.subarray(0, 10).toString("hex")}`);
  let text = "";
  for (let place = 0; place < 26; place += 1) {
    text = CROCKFORD[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}

/** The id of the n-th event of a request. The SDK repeats a failed request with the same seed, and must get the same ids. */
export function eventIdOf(seed: string | undefined, index: number, now: number): string {
  const [milliseconds, entropy] = seed?.split(",") ?? [];
  if (entropy === undefined || !Number.isSafeInteger(Number(milliseconds))) return ulid(now);
  return ulid(Number(milliseconds), createHash("sha256").update(`${entropy},${index}`).digest());
}
