import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{loaders,src,test,reports,attack}/**/*.long.test.ts"],
    testTimeout: 1_800_000,
    hookTimeout: 3_600_000,
    maxWorkers: 2,
  },
});
