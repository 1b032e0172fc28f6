import { inspect } from "node:util";

/** pino's number for "error"; fatal lies above. */
const error = 50;

let errors: string[] = [];
let expected: RegExp[] = [];

/** The one way to let a test log errors: each pattern must be met by at least one line, and no other line may come. */
export function expectErrorLog(pattern: RegExp) {
  expected.push(pattern);
}

export function startRecording() {
  errors = [];
  expected = [];
  console.error = (...parts: unknown[]) => {
    errors.push(parts.map((part) => (typeof part === "string" ? part : inspect(part))).join(" "));
  };
}

/** Takes what a logger wrote: one line of JSON. */
export function recordLine(line: string) {
  const found = errorIn(line);
  if (found) errors.push(found);
}

/** The line itself if it tells of an error: a logger's, or one that Next marks as such. */
export function errorIn(line: string): string | undefined {
  if (line.startsWith("⨯")) return line.trim();
  if (!line.startsWith("{")) return undefined;
  const entry: unknown = JSON.parse(line);
  if (typeof entry !== "object" || entry === null || !("level" in entry)) return undefined;
  return typeof entry.level === "number" && entry.level >= error ? line.trim() : undefined;
}

export function unexpectedLines() {
  const surprises = errors.filter((line) => !expected.some((pattern) => pattern.test(line)));
  const missing = expected.filter((pattern) => !errors.some((line) => pattern.test(line)));
  return [
    ...surprises.map((line) => `An error was logged that the test does not expect: ${line}`),
    ...missing.map(
      (pattern) => `The test expects an error to be logged that matches ${pattern}, and none was.`,
    ),
  ];
}

/** The operator's log as the domain has it: an error fails the test like any other. */
export const testLog = {
  warn() {},
  error: (about: object, message: string) => console.error(message, about),
};
