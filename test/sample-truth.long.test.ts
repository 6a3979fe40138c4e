import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareWithTruth } from "./sample-truth.ts";

test.each([1, 2, 3])(
  "every month of the whole made-up country is counted as it truly was, seed %i",
  async (seed) => {
    const work = mkdtempSync(join(tmpdir(), "truth-"));
    const { counted, truth, unlinked } = await compareWithTruth(join(work, "data"), {
      seed,
      from: "2021-01",
      to: "2026-10",
      units: null,
    });
    rmSync(work, { recursive: true });
    expect(counted.length).toBeGreaterThan(2000);
    // Where the report of the unit a person was moved from is missing, the stay seems to begin in the next.
    expect(unlinked.length).toBeLessThanOrEqual(2);
    expect(counted.filter((line, index) => line !== truth[index])).toEqual([]);
  },
);
