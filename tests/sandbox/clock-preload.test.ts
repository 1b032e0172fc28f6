import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const DAY = 86_400_000;
let folder = "";

beforeAll(async () => {
  // A space in the path: NODE_OPTIONS needs quotes.
  folder = await mkdtemp(path.join(tmpdir(), "clock preload "));
  await writeFile(path.join(folder, "offset"), String(30 * DAY));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Evaluates in a process of its own that has the preload. */
function inShiftedProcess(expression: string): Promise<unknown> {
  return outputOfShifted(`console.log(JSON.stringify(${expression}))`);
}

async function outputOfShifted(script: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], {
    env: {
      ...process.env,
      NODE_OPTIONS: `--require "${path.resolve("sandbox/clock-preload.cjs")}"`,
      SANDBOX_CLOCK_FILE: path.join(folder, "offset"),
    },
  });
  return JSON.parse(stdout);
}

test("every way to ask for the time answers the sandbox's", async () => {
  const before = Date.now() + 30 * DAY;
  const moments = await inShiftedProcess(
    "[Date.now(), new Date().getTime(), Date.parse(Date()) + 1000, new (class Mine extends Date {})().getTime()]",
  );

  for (const moment of moments as number[]) {
    expect(moment).toBeGreaterThanOrEqual(before);
    expect(moment).toBeLessThan(before + 60_000);
  }
});

test("given moments stay what they are", async () => {
  const moments = await inShiftedProcess(
    "[new Date(0).getTime(), new Date('2026-01-01T00:00:00Z').getTime(), new Date(2026, 0).getFullYear(), " +
      "Date.UTC(2026, 0), Date.parse('2026-01-01T00:00:00Z'), new Date(undefined).getTime()]",
  );
  const newYear = Date.parse("2026-01-01T00:00:00Z");
  expect(moments).toEqual([0, newYear, 2026, newYear, newYear, null]);
});

test("a date is a date to everybody who looks", async () => {
  const answers = await inShiftedProcess(
    "[new Date() instanceof Date, new Date().constructor === Date, util.types.isDate(new Date()), " +
      "new (class Mine extends Date {})() instanceof Date, Date.name, Date.length, " +
      "Object.getPrototypeOf(new Date()) === Date.prototype, structuredClone(new Date()) instanceof Date]",
  );
  expect(answers).toEqual([true, true, true, true, "Date", 7, true, true]);
});

test("a running process follows when the clock is moved", async () => {
  const jump = await inShiftedProcess(
    "(() => { const before = Date.now(); " +
      `fs.writeFileSync(process.env.SANDBOX_CLOCK_FILE, '${31 * DAY}'); ` +
      "const start = performance.now(); while (performance.now() < start + 15); return Date.now() - before; })()",
  );
  expect(jump).toBeGreaterThanOrEqual(DAY);
  expect(jump).toBeLessThan(DAY + 5_000);
});

test("an answer's Date header tells it too", async () => {
  const header = await outputOfShifted(
    "const server = http.createServer((request, response) => response.end()).listen(0, async () => { " +
      "const answer = await fetch('http://127.0.0.1:' + server.address().port); " +
      "console.log(JSON.stringify(answer.headers.get('date'))); server.close(); })",
  );
  expect(Date.parse(String(header))).toBeGreaterThan(Date.now() + 29 * DAY);
});

test("a worker thread has the same time", async () => {
  const moment = await outputOfShifted(
    "new worker_threads.Worker('console.log(Date.now())', { eval: true })",
  );
  expect(moment).toBeGreaterThan(Date.now() + 29 * DAY);
});
