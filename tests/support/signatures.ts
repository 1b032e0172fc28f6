import { spawn } from "node:child_process";
import { z } from "zod";

const Package = z.object({ name: z.string(), version: z.string() });
const Audit = z.union([
  z.object({ error: z.object({ code: z.string().nullish(), summary: z.string() }) }),
  z.object({ invalid: z.array(Package), missing: z.array(Package) }),
]);

/** There is nobody to ask: the registry, or who keeps its keys, does not answer or signs nothing. */
const isAway = /^(ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ENETUNREACH|E404)$|supported registry/;

/** What `npm audit signatures --json` says: what is wrong, and why it could not look. */
export function readSignatures(said: string): { wrong: string[]; leftOut?: string } {
  const audit = Audit.parse(JSON.parse(said));
  if ("error" in audit) {
    const { code, summary } = audit.error;
    return isAway.test(code ?? "") || isAway.test(summary)
      ? { wrong: [], leftOut: summary }
      : { wrong: [summary] };
  }
  const named = (packages: z.output<typeof Package>[], what: string) =>
    packages.map(({ name, version }) => `${name}@${version} ${what}`);
  return { wrong: [...named(audit.invalid, "was changed"), ...named(audit.missing, "is not signed")] };
}

/** Whether the registry signed each package that is installed here. */
export async function auditSignatures() {
  const npm = spawn("npm", ["audit", "signatures", "--json"], { stdio: ["ignore", "pipe", "ignore"] });
  const said: Buffer[] = [];
  npm.stdout.on("data", (chunk: Buffer) => said.push(chunk));
  await new Promise((resolve, reject) => npm.once("close", resolve).once("error", reject));
  return readSignatures(Buffer.concat(said).toString());
}
