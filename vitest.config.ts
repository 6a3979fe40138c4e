import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{loaders,src,test,reports,simulation}/**/*.test.ts"],
    exclude: ["src/.observablehq/**", "**/*.long.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
