import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { SignedTicket, TicketCodes } from "@/domain/ports";

/** A key's name and its seed of 32 bytes (RFC 8032). */
type SigningKey = { kid: string; seed: Buffer };

/** What stands before a seed in PKCS #8 (RFC 8410, §7). */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const shape = /^T1\.([\w-]{1,16})\.([\w-]{46})\.([\w-]{86})$/;

/**
 * Codes of tickets: `T1.<key>.<ticket and event and version>.<Ed25519 signature>`, for a QR code of modest size. The
 * first key signs and all verify, so that a new one can come while tickets of the old one are out. A text has one
 * spelling: another that would decode to the same bytes is refused.
 */
export function createTicketCodes(keys: SigningKey[]): TicketCodes {
  const [current] = keys;
  if (!current) throw new Error("A ticket needs a key that signs it");
  const privateKey = privateKeyOf(current.seed);
  const publicKeys = new Map(keys.map(({ kid, seed }) => [kid, createPublicKey(privateKeyOf(seed))]));

  return {
    sign(ticket) {
      const said = `T1.${current.kid}.${pack(ticket).toString("base64url")}`;
      return `${said}.${sign(null, Buffer.from(said), privateKey).toString("base64url")}`;
    },
    verify(code) {
      const [, kid = "", body = "", signature = ""] = shape.exec(code) ?? [];
      const key = publicKeys.get(kid);
      const bytes = canonical(body);
      const signed = canonical(signature);
      if (!key || !bytes || !signed) return undefined;
      return verify(null, Buffer.from(`T1.${kid}.${body}`), key, signed) ? unpack(bytes) : undefined;
    },
  };
}

const privateKeyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });

/** The bytes of a base64url text, if it is their only spelling: the last sign has bits to spare. */
function canonical(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.length > 0 && bytes.toString("base64url") === text ? bytes : undefined;
}

function pack({ ticketId, eventId, version }: SignedTicket): Buffer {
  const bytes = Buffer.alloc(34);
  bytes.write(ticketId.replaceAll("-", ""), 0, "hex");
  bytes.write(eventId.replaceAll("-", ""), 16, "hex");
  bytes.writeUInt16BE(version, 32);
  return bytes;
}

const unpack = (bytes: Buffer): SignedTicket => ({
  ticketId: uuidOf(bytes.subarray(0, 16)),
  eventId: uuidOf(bytes.subarray(16, 32)),
  version: bytes.readUInt16BE(32),
});

const uuidOf = (bytes: Buffer) =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
