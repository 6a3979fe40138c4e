import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{loaders,src,test,reports,simulation,attack}/**/*.test.ts"],
    exclude: ["src/.observablehq/**", "**/*.long.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // Modules are the same for all files of a worker: what they hold is either constant or a cache, and to read them anew for
    // each file takes longer than the tests.
    isolate: false,
    // The database's memory, once given back, is asked for again by the next statement: a third of a test's time.
    env: { DUCKDB_JE_MALLOC_CONF: "dirty_decay_ms:-1,muzzy_decay_ms:-1" },
    maxWorkers: 2,
  },
});
