import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { buildWhenChanged } from "@/sandbox/build";
import { leftOut } from "./support/left-out";
import { auditSignatures } from "./support/signatures";

/**
 * npm test: everything there is, the journeys in the browser beside the rest, as they mostly wait. A part that reads
 * nothing, skips something or dies on the way counts as failed. `--long` makes the property and race tests longer, and asks the registry whether
 * the packages are those that it signed.
 * A single file: `npx vitest run <file>`, `npx playwright test <file>`.
 */
const { values } = parseArgs({ options: { long: { type: "boolean", default: false } } });

type Outcome = { passed: number; failed: number; skipped: number };
/** What a part wrote and nobody saw yet. */
type Executed = { exitCode: number; said: string };
type Part = {
  name: string;
  command: string[];
  report: string;
  env?: Record<string, string>;
  read: (report: unknown) => Outcome;
};

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

const parts: Part[] = [
  {
    name: "vitest",
    command: [
      "vitest",
      "run",
      "--reporter=default",
      "--reporter=json",
      "--outputFile.json=test-results/vitest.json",
    ],
    report: "test-results/vitest.json",
    read(report) {
      const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
        VitestReport.parse(report);
      const unreadable = testResults.filter(
        (file) => file.status === "failed" && file.assertionResults.length === 0,
      );
      return {
        passed: numPassedTests,
        failed: numFailedTests + unreadable.length,
        skipped: numPendingTests + numTodoTests,
      };
    },
  },
  {
    name: "playwright",
    command: ["playwright", "test", "--reporter=list,json"],
    report: "test-results/playwright.json",
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: "test-results/playwright.json" },
    read(report) {
      const { stats, errors } = PlaywrightReport.parse(report);
      return {
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky + errors.length,
        skipped: stats.skipped,
      };
    },
  },
];

const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
const complaints: string[] = [];

await mkdir("test-results", { recursive: true });
// The app is built before anything else takes the processor.
await buildWhenChanged(console.log);
const outcomes = await Promise.all(parts.map(run));
const signatures = values.long
  ? await auditSignatures()
  : { wrong: [], leftOut: "a part of `npm run test:long` alone" };
complaints.push(...signatures.wrong.map((what) => `signatures: ${what}`));
for (const { said } of outcomes) process.stdout.write(said);
for (const outcome of outcomes) {
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
}

console.log("");
for (const { file, why } of leftOut({ isLong: values.long })) console.log(`left out: ${file} (${why})`);
if (signatures.leftOut) console.log(`left out: npm audit signatures (${signatures.leftOut})`);
for (const complaint of complaints) console.log(complaint);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = complaints.length === 0 ? 0 : 1;

async function run(part: Part): Promise<Outcome & Pick<Executed, "said">> {
  await rm(part.report, { force: true });
  const { exitCode, said } = await execute(part);
  const outcome = await readReport(part);

  if (exitCode !== 0 && outcome.failed === 0) outcome.failed = 1;
  if (outcome.failed > 0) complaints.push(`${part.name}: ${outcome.failed} failed (exit code ${exitCode})`);
  if (outcome.skipped > 0)
    complaints.push(`${part.name}: ${outcome.skipped} skipped, which counts as a failure`);
  if (outcome.passed + outcome.failed === 0) complaints.push(`${part.name}: found no tests`);
  return { ...outcome, said };
}

/** The first part is watched as it goes; what the others say is kept until the end, so that no two talk at once. */
function execute(part: Part): Promise<Executed> {
  const {
    command: [program, ...args],
    env,
  } = part;
  return new Promise((resolve, reject) => {
    const child = spawn(`node_modules/.bin/${program}`, args, {
      stdio: part === parts[0] ? "inherit" : ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env, ...(values.long ? { LONG: "1" } : {}) },
    });
    child.once("error", reject);
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => said.push(chunk));
    child.once("close", (code) => resolve({ exitCode: code ?? 1, said: Buffer.concat(said).toString() }));
  });
}

async function readReport({ name, report, read }: Part): Promise<Outcome> {
  try {
    return read(JSON.parse(await readFile(report, "utf8")));
  } catch (error) {
    complaints.push(
      `${name}: left no report that can be read (${error instanceof Error ? error.message : error})`,
    );
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
