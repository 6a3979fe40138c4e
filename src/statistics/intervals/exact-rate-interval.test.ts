import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exactRateInterval } from "./exact-rate-interval.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("no stays in 1000 prison days are compatible with up to 3.69: minus the logarithm of 2.5 %", () => {
  expect(exactRateInterval(0, 1000)?.lower).toBe(0);
  expect(exactRateInterval(0, 1000)?.upper).toBeCloseTo(-Math.log(0.025), 12);
});

test("one stay is compatible with 0.025 to 5.57 (Garwood 1936)", () => {
  const interval = exactRateInterval(1, 1000);
  expect(interval?.lower).toBeCloseTo(-Math.log(0.975), 12);
  expect(interval?.upper).toBeCloseTo(5.572, 3);
});

test("ten stays are compatible with 4.80 to 18.39 (Garwood 1936)", () => {
  const interval = exactRateInterval(10, 1000);
  expect(interval?.lower).toBeCloseTo(4.795, 3);
  expect(interval?.upper).toBeCloseTo(18.39, 2);
});

test("twice the prison days halve both limits", () => {
  const once = exactRateInterval(7, 1000);
  const twice = exactRateInterval(7, 2000);
  expect(2 * (twice?.lower ?? NaN)).toBeCloseTo(once?.lower ?? NaN, 12);
  expect(2 * (twice?.upper ?? NaN)).toBeCloseTo(once?.upper ?? NaN, 12);
});

test("a unit without prison days has no limits, with or without stays", () => {
  expect(exactRateInterval(0, 0)).toBeUndefined();
  expect(exactRateInterval(3, 0)).toBeUndefined();
});

test("the limits are those of poisson.test in R to 1e-12, from no events to a million", () => {
  const wrong = referenceCases("exact-rate-interval.csv").filter((row) => {
    const interval = exactRateInterval(row.number("events"), row.number("prison_days"));
    return !(
      relativeError(interval?.lower, row.number("lower")) < 1e-12 &&
      relativeError(interval?.upper, row.number("upper")) < 1e-12
    );
  });
  expect(wrong).toEqual([]);
});

test("one stay more moves both limits up", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (events) => {
      const fewer = exactRateInterval(events, 1000);
      const more = exactRateInterval(events + 1, 1000);
      expect(more?.lower).toBeGreaterThan(fewer?.lower ?? NaN);
      expect(more?.upper).toBeGreaterThan(fewer?.upper ?? NaN);
    }),
  );
});
