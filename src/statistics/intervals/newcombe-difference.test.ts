import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newcombeDifference } from "./newcombe-difference.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";

test("56 of 70 against 48 of 80 is 5 to 33 points higher (Newcombe 1998, table II, case a)", () => {
  const found = newcombeDifference({ successes: 56, trials: 70 }, { successes: 48, trials: 80 });
  expect(found).toEqual({
    difference: expect.closeTo(0.2, 12),
    lower: expect.closeTo(0.0524, 4),
    upper: expect.closeTo(0.3339, 4),
  });
});

test("none of ten against none of twenty may still be 16 points lower or 28 points higher (case e)", () => {
  const found = newcombeDifference({ successes: 0, trials: 10 }, { successes: 0, trials: 20 });
  expect(found).toEqual({
    difference: 0,
    lower: expect.closeTo(-0.1611, 4),
    upper: expect.closeTo(0.2775, 4),
  });
});

test("all of ten against none of ten is at most 100 points higher (case h)", () => {
  const found = newcombeDifference({ successes: 10, trials: 10 }, { successes: 0, trials: 10 });
  expect(found).toEqual({ difference: 1, lower: expect.closeTo(0.6075, 4), upper: 1 });
});

test("a share out of nothing differs from no other", () => {
  expect(newcombeDifference({ successes: 0, trials: 0 }, { successes: 3, trials: 20 })).toBeUndefined();
  expect(newcombeDifference({ successes: 3, trials: 20 }, { successes: 0, trials: 0 })).toBeUndefined();
});

test("the limits are those of statsmodels to 1e-12, and the published ones among them", () => {
  const wrong = referenceCases("newcombe-difference.csv").filter((row) => {
    const found = newcombeDifference(
      { successes: row.number("successes"), trials: row.number("trials") },
      { successes: row.number("successes_before"), trials: row.number("trials_before") },
    );
    return !(
      Math.abs((found?.lower ?? NaN) - row.number("lower")) < 1e-12 &&
      Math.abs((found?.upper ?? NaN) - row.number("upper")) < 1e-12
    );
  });
  expect(wrong).toEqual([]);
});

const share = fc
  .integer({ min: 1, max: 10_000 })
  .chain((trials) =>
    fc.record({ successes: fc.integer({ min: 0, max: trials }), trials: fc.constant(trials) }),
  );

test("seen the other way round the difference and its limits change sign, and none is beyond 100 points", () => {
  fc.assert(
    fc.property(share, share, (now, before) => {
      const found = newcombeDifference(now, before);
      const turned = newcombeDifference(before, now);
      expect(turned?.lower).toBeCloseTo(-(found?.upper ?? NaN), 12);
      expect(turned?.upper).toBeCloseTo(-(found?.lower ?? NaN), 12);
      expect(found?.lower).toBeLessThanOrEqual(found?.difference ?? NaN);
      expect(found?.lower).toBeGreaterThanOrEqual(-1);
      expect(found?.upper).toBeLessThanOrEqual(1);
    }),
  );
});
