import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["tests/{unit,domain,bot,jobs,http,sandbox}/**/*.test.{ts,tsx}"],
    globalSetup: "tests/support/database-server.ts",
    setupFiles: "tests/support/setup.ts",
    pool: "forks",
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A false clock or a stub that outlives its test would be found in another one.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
