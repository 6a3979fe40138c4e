import * as fc from "fast-check";
import { expect, test } from "vitest";
import { predictiveLimits } from "./predictive-limits.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";

const limits = ["lower_95", "upper_95", "lower_998", "upper_998"] as const;

test("a unit that expects less than one event is not judged", () => {
  expect(predictiveLimits(0.99, 0.3)).toBeUndefined();
  expect(predictiveLimits(0, 0)).toBeUndefined();
});

test("where three events are expected by chance alone, none is within limits and seven is not far out", () => {
  // Mid-p of none: e⁻³/2 = 2.5 %; of seven: P(X > 7) + P(X = 7)/2 = 2.3 %, of six 5.9 %.
  expect(predictiveLimits(3, 0)).toMatchObject({ lower_95: 1, upper_95: 6, lower_998: 0 });
});

test("where units differ, the same count stands out less", () => {
  const chance = predictiveLimits(20, 0);
  const differing = predictiveLimits(20, 0.25);
  expect(chance).toMatchObject({ lower_95: 12, upper_95: 29 });
  expect(differing?.lower_95).toBeLessThan(12);
  expect(differing?.upper_95).toBeGreaterThan(29);
});

test("the limits are those that pnbinom and ppois in R give", () => {
  const wrong = referenceCases("predictive-limits.csv").filter((row) => {
    const found = predictiveLimits(row.number("expected"), row.number("ratio_variance"));
    return limits.some((limit) => found?.[limit] !== row.number(limit));
  });
  expect(wrong).toEqual([]);
});

test("99.8 % limits are no closer than 95 % ones, and hold what is expected between them", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 2000, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (expected, variance) => {
        const found = predictiveLimits(expected, variance);
        expect(found?.lower_998).toBeLessThanOrEqual(found?.lower_95 ?? NaN);
        expect(found?.lower_95).toBeLessThanOrEqual(expected);
        expect(found?.upper_95).toBeGreaterThanOrEqual(Math.floor(expected));
        expect(found?.upper_998).toBeGreaterThanOrEqual(found?.upper_95 ?? NaN);
      },
    ),
  );
});
