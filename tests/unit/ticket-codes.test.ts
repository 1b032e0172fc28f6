import { createPublicKey, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTicketCodes } from "@/gateways/ticket-codes";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const old = { kid: "2025", seed: Buffer.alloc(32, 1) };
const current = { kid: "2026", seed: Buffer.alloc(32, 2) };
const codes = createTicketCodes([current, old]);
const ticket = {
  ticketId: "019ab2f0-7f2e-7c3a-9f3a-22c107be0001",
  eventId: "019ab2f0-0000-7000-8000-0000000000ff",
  version: 3,
};
const code = codes.sign(ticket);

const tickets = fc.record({ ticketId: fc.uuid(), eventId: fc.uuid(), version: fc.nat(32_767) });
const accepted = (texts: Iterable<string>) =>
  [...texts].filter((text) => text !== code && codes.verify(text) !== undefined);

const mutations = process.env.LONG ? 100_000 : 10_000;

describe("A ticket's code", () => {
  test("says what was signed, whatever the ticket", () => {
    fc.assert(
      fc.property(tickets, (any) => {
        expect(codes.verify(codes.sign(any))).toEqual(any);
      }),
    );
  });

  test("is short enough for a QR code that a phone reads from another phone", () => {
    expect(code).toMatch(/^T1\.2026\.[\w-]{46}\.[\w-]{86}$/);
  });

  test("is an Ed25519 signature that whoever has the public key can check", () => {
    const [head, kid, body, signature] = code.split(".");
    const spki = Buffer.concat([
      Buffer.from("302a300506032b6570032100", "hex"),
      // The public key of a seed of 32 times the byte 2, as OpenSSL tells it.
      Buffer.from("8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394", "hex"),
    ]);
    const key = createPublicKey({ key: spki, format: "der", type: "spki" });
    expect(
      verify(null, Buffer.from(`${head}.${kid}.${body}`), key, Buffer.from(signature!, "base64url")),
    ).toBe(true);
  });

  test("of the key before is good as long as that key is known, and the first key signs", () => {
    const before = createTicketCodes([old]).sign(ticket);
    expect(codes.verify(before)).toEqual(ticket);
    expect(createTicketCodes([current]).verify(before)).toBeUndefined();
    expect(createTicketCodes([old, current]).sign(ticket)).toBe(before);
  });

  test("under another key's name is refused", () => {
    expect(codes.verify(code.replace(".2026.", ".2025."))).toBeUndefined();
    expect(codes.verify(code.replace(".2026.", ".2027."))).toBeUndefined();
    const foreign = createTicketCodes([{ kid: current.kid, seed: Buffer.alloc(32, 9) }]);
    expect(codes.verify(foreign.sign(ticket))).toBeUndefined();
  });

  test("with any one character changed, left out or put in is refused", () => {
    const changed = [...code].flatMap((_, at) =>
      [...alphabet, ".", "=", " ", "+", "/", "é"].flatMap((sign) => [
        code.slice(0, at) + sign + code.slice(at + 1),
        code.slice(0, at) + sign + code.slice(at),
      ]),
    );
    const shorter = [...code].flatMap((_, at) => [
      code.slice(0, at),
      code.slice(at),
      code.slice(0, at) + code.slice(at + 1),
    ]);
    const longer = [...alphabet, "=", "\n", " ", "\0", "."].flatMap((sign) => [code + sign, sign + code]);
    const odd = [code.toLowerCase(), code.toUpperCase(), `${code}==`, encodeURIComponent(`${code} `), ""];

    expect(changed.length).toBeGreaterThan(19_000);
    expect(accepted([...changed, ...shorter.filter((text) => text !== code), ...longer, ...odd])).toEqual([]);
  });

  test("has one spelling: the bits that base64url leaves over must be empty", () => {
    const [head, kid, body, signature] = code.split(".") as [string, string, string, string];
    const others = (text: string) =>
      [...alphabet]
        .map((sign) => text.slice(0, -1) + sign)
        .filter(
          (other) => other !== text && Buffer.from(other, "base64url").equals(Buffer.from(text, "base64url")),
        );
    expect(others(signature).length).toBe(15);
    expect(others(body).length).toBe(15);
    for (const other of others(signature))
      expect(codes.verify([head, kid, body, other].join("."))).toBeUndefined();
    for (const other of others(body))
      expect(codes.verify([head, kid, other, signature].join("."))).toBeUndefined();
  });

  test("with S out of its range is refused: the same signature has one form (RFC 8032, §5.1.7)", () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const [head, kid, body, signature] = code.split(".") as [string, string, string, string];
    const bytes = Buffer.from(signature, "base64url");
    let s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString("hex")}`) + order;
    for (let at = 32; at < 64; at++, s >>= 8n) bytes[at] = Number(s & 255n);
    expect(codes.verify([head, kid, body, bytes.toString("base64url")].join("."))).toBeUndefined();
  });

  test(`none of ${mutations.toLocaleString("en")} changed in several places is good, and no text makes it throw`, () => {
    const edit = fc.tuple(fc.nat(code.length - 1), fc.constantFrom(...alphabet, "."));
    const mutated = fc
      .oneof(
        {
          weight: 8,
          arbitrary: fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) => {
            const signs = [...code];
            for (const [at, sign] of edits) signs[at] = sign;
            return signs.join("");
          }),
        },
        {
          weight: 1,
          arbitrary: tickets.map((any) => code.slice(0, 8) + codes.sign(any).slice(8, 55) + code.slice(55)),
        },
        { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
      )
      .filter((text) => text !== code);
    const tried = fc.sample(mutated, { numRuns: mutations, seed: 20_261_122 });
    expect(new Set(tried).size).toBeGreaterThan(0.8 * mutations);
    expect(accepted(tried)).toEqual([]);
  }, 120_000);
});
