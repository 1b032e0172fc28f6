import { afterEach, beforeEach, vi } from "vitest";
import { restoreEnvironment } from "./environment";
import { recordLine, startRecording, unexpectedLines } from "./log";

// Every logger of the product writes into the recorder, without the product knowing.
vi.mock("pino", async (original) => {
  const real = await original<typeof import("pino")>();
  const recorded = (options: object = {}) => real.pino({ ...options, level: "info" }, { write: recordLine });
  return {
    ...real,
    default: Object.assign(recorded, real.default),
    pino: Object.assign(recorded, real.pino),
  };
});

let environment: NodeJS.ProcessEnv;

beforeEach(() => {
  environment = { ...process.env };
  startRecording();
});

afterEach(() => {
  vi.unstubAllEnvs();
  const leaks = restoreEnvironment(environment).map(
    (name) => `The test left ${name} changed: use vi.stubEnv.`,
  );
  const problems = [...unexpectedLines(), ...leaks];
  if (problems.length > 0) throw new Error(problems.join("\n"));
});
