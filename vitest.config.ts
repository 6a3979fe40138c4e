import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Begins with what takes longest, the sites in a browser, so that neither worker waits for them at the end; and ends with
 * those that ask for a document, for which a worker is ended and another begun.
 */
class SitesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  if (/[/\\]test[/\\].*sites?\.test\.ts$/.test(moduleId)) return 0;
  return readFileSync(moduleId, "utf8").startsWith("// @vitest-environment") ? 2 : 1;
}

export default defineConfig({
  test: {
    include: ["{loaders,src,test,reports,simulation,attack}/**/*.test.ts"],
    exclude: ["src/.observablehq/**", "**/*.long.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // Modules are the same for all files of a worker: what they hold is either constant or a cache, and to read them anew for
    // each file takes longer than the tests.
    isolate: false,
    sequence: { sequencer: SitesFirst },
    maxWorkers: 2,
  },
});
