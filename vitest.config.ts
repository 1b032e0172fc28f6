import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["tests/{unit,domain,bot,jobs,http,sandbox}/**/*.test.{ts,tsx}"],
    exclude: [
      // Minutes of processes that start and die: a part of `npm run test:long` alone.
      ...(process.env.LONG === "1" ? [] : ["tests/jobs/money-storm.test.ts"]),
      // Needs a program that no package registry of Node's holds.
      ...(process.env.INNGEST_BINARY ? [] : ["tests/jobs/inngest-server.test.ts"]),
    ],
    globalSetup: "tests/support/database-server.ts",
    setupFiles: "tests/support/setup.ts",
    pool: "forks",
    maxWorkers: Math.max(2, availableParallelism()),
    // Far beyond what any takes by itself: two busy cores may be shared with others.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for is sure to come, if not within a second on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // A false clock or a stub that outlives its test would be found in another one.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
