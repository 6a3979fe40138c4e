import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareWithTruth } from "./sample-truth.ts";

test("from reports in three formats to the published figure, a made-up year is counted as it truly was", async () => {
  const work = mkdtempSync(join(tmpdir(), "truth-"));
  const { counted, truth, unlinked } = await compareWithTruth(join(work, "data"), {
    seed: 4,
    from: "2024-01",
    to: "2024-12",
    units: 30,
  });
  rmSync(work, { recursive: true });
  expect(counted.length).toBeGreaterThan(150);
  expect(counted.some((line) => !line.includes(": 0 stays"))).toBe(true);
  expect(unlinked).toEqual([]);
  expect(counted).toEqual(truth);
});
