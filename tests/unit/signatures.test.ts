import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSignatures } from "../support/signatures";

const said = (audit: object) => readSignatures(JSON.stringify(audit));
const one = { name: "left-pad", version: "1.3.0", integrity: "sha512-" };

test("packages that were changed or not signed are named", () => {
  expect(said({ invalid: [], missing: [] })).toEqual({ wrong: [] });
  expect(said({ invalid: [one], missing: [{ ...one, name: "is-odd" }] })).toEqual({
    wrong: ["left-pad@1.3.0 was changed", "is-odd@1.3.0 is not signed"],
  });
});

test("where nobody can be asked it says so, and an audit that failed is no audit that went well", () => {
  const error = { code: "ENOTFOUND", summary: "request to https://tuf.example failed", detail: "" };
  expect(said({ error })).toEqual({ wrong: [], leftOut: error.summary });
  expect(said({ error: { ...error, code: "EEXPIREDSIGNATUREKEY" } })).toEqual({ wrong: [error.summary] });
});

test("every package of the lock has its checksum, but what lies inside another, and none an address", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, { integrity?: string; inBundle?: boolean; resolved?: string }>;
  };
  const packages = Object.entries(lock.packages).filter(([name]) => name !== "");
  expect(packages.filter(([, one]) => !one.integrity && !one.inBundle).map(([name]) => name)).toEqual([]);
  expect(packages.filter(([, one]) => one.resolved).map(([name]) => name)).toEqual([]);
});
