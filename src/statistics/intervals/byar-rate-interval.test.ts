import { expect, test } from "vitest";
import { byarRateInterval } from "./byar-rate-interval.ts";
import { exactRateInterval } from "./exact-rate-interval.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

const lowerTooLow = (events: number) =>
  1 - (byarRateInterval(events, 1000)?.lower ?? NaN) / (exactRateInterval(events, 1000)?.lower ?? NaN);

test("ten stays in 1000 prison days are compatible with 4.79 to 18.39", () => {
  const interval = byarRateInterval(10, 1000);
  expect(interval?.lower).toBeCloseTo(4.787, 3);
  expect(interval?.upper).toBeCloseTo(18.391, 3);
});

test("the formula has no lower limit without events", () => {
  expect(byarRateInterval(0, 1000)).toBeUndefined();
});

test("a unit without prison days has no limits", () => {
  expect(byarRateInterval(20, 0)).toBeUndefined();
});

test("the lower limit is 48 % too low at one event and 0.75 % at five, hence not for so few", () => {
  expect(lowerTooLow(1)).toBeCloseTo(0.48, 2);
  expect(lowerTooLow(5)).toBeCloseTo(0.0075, 4);
});

test("from ten events the limits are within 0.2 % of the exact ones", () => {
  for (const events of [10, 11, 20, 50, 100, 1000, 1_000_000]) {
    const byar = byarRateInterval(events, 1000);
    const exact = exactRateInterval(events, 1000);
    expect(relativeError(byar?.lower, exact?.lower)).toBeLessThan(0.002);
    expect(relativeError(byar?.upper, exact?.upper)).toBeLessThan(0.002);
  }
});

test("the limits are those of the formula in R to 1e-12, from one event to a million", () => {
  const wrong = referenceCases("byar-rate-interval.csv").filter((row) => {
    const interval = byarRateInterval(row.number("events"), row.number("prison_days"));
    return !(
      relativeError(interval?.lower, row.number("lower")) < 1e-12 &&
      relativeError(interval?.upper, row.number("upper")) < 1e-12
    );
  });
  expect(wrong).toEqual([]);
});
