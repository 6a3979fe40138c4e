import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{loaders,src,test,reports,attack}/**/*.long.test.ts"],
    testTimeout: 1_800_000,
    hookTimeout: 3_600_000,
    env: { DUCKDB_JE_MALLOC_CONF: "dirty_decay_ms:-1,muzzy_decay_ms:-1" },
    maxWorkers: 2,
  },
});
