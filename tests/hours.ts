import { spawn } from "node:child_process";

/**
 * npm run test:hours [moment…]: the tests as they would run at other hours and on other days, one moment after the
 * other. Debian's `faketime` gives the moment to Node.js and PostgreSQL; the journeys in the browser have the sandbox's
 * own clock set to it, as a browser does not start under a false one.
 */
const moments =
  process.argv.length > 2
    ? process.argv.slice(2)
    : [
        // Each end of the night, the hour of the nightly jobs, and noon; a short month, a change of clocks, a new year.
        "2027-02-28T00:10:00Z",
        "2026-03-29T01:30:00Z",
        "2026-12-01T03:20:00Z",
        "2027-06-15T12:00:00Z",
        "2026-12-31T23:50:00Z",
      ];

/** Time goes on as it does, and files keep theirs. */
const falseClock = { FAKETIME_DONT_FAKE_MONOTONIC: "1", NO_FAKE_STAT: "1", TZ: "UTC" };

function run([program, ...args]: [string, ...string[]], env: Record<string, string>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...env } });
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  });
}

const failed: string[] = [];
for (const moment of moments) {
  const at = new Date(moment).toISOString();
  console.log(`\nAt ${at}`);
  // An offset: each process that starts at a given moment would have a clock of its own.
  const seconds = Math.round((Date.parse(at) - Date.now()) / 1000);
  const offset = `${seconds < 0 ? "" : "+"}${seconds}s`;
  if (!(await run(["faketime", "-f", offset, "node_modules/.bin/vitest", "run"], falseClock)))
    failed.push(`${at}: vitest`);
  if (!(await run(["node_modules/.bin/playwright", "test"], { E2E_STARTS_AT: at })))
    failed.push(`${at}: playwright`);
}
console.log(failed.length === 0 ? "All passed" : `Failed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
