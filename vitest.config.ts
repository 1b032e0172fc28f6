import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { leftOut } from "./tests/support/left-out";

const left = leftOut({ isLong: process.env.LONG === "1" }).map(({ file }) => file);

/**
 * Files of one project share their modules, as those of a server do, where none of them changes what the others see:
 * to import the product anew for each of them would take as long as a third of the tests.
 */
const project = (groupOrder: number, name: string, folders: string, { isolate = false } = {}) => ({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    name,
    include: [`tests/${folders}/**/*.test.{ts,tsx}`],
    exclude: left,
    isolate,
    // One project after the other: a process that changes to another begins anew.
    sequence: { groupOrder },
    setupFiles: "tests/support/setup.ts",
    env: { SANDBOX: "1" },
    pool: "forks" as const,
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

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // One PostgreSQL for all.
    globalSetup: "tests/support/database-server.ts",
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      project(0, "domain", "{unit,domain}"),
      project(1, "bot", "bot"),
      // Reads the environment that its support sets before the product is imported.
      project(2, "http", "http"),
      project(3, "processes", "{jobs,sandbox}", { isolate: true }),
    ],
  },
});
