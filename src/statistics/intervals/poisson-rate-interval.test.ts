import { expect, test } from "vitest";
import { byarRateInterval } from "./byar-rate-interval.ts";
import { exactRateInterval } from "./exact-rate-interval.ts";
import { poissonRateInterval } from "./poisson-rate-interval.ts";

test("nine stays get exact limits, and the row says so", () => {
  expect(poissonRateInterval(9, 23725)).toEqual({ ...exactRateInterval(9, 23725), method: "exact" });
});

test("ten stays get Byar's limits, and the row says so", () => {
  expect(poissonRateInterval(10, 23725)).toEqual({ ...byarRateInterval(10, 23725), method: "byar" });
});

test("none in twelve months of fifty prisoners is compatible with a true rate up to 0.20", () => {
  expect(poissonRateInterval(0, 50 * 365)).toEqual({
    lower: 0,
    upper: expect.closeTo(0.202, 3),
    method: "exact",
  });
});

test("without prison days there are no limits by any method", () => {
  expect(poissonRateInterval(0, 0)).toBeUndefined();
  expect(poissonRateInterval(9, 0)).toBeUndefined();
  expect(poissonRateInterval(10, 0)).toBeUndefined();
});

test("where the method changes, the limits do not jump: they go on rising with each stay", () => {
  const before = poissonRateInterval(9, 1000);
  const after = poissonRateInterval(10, 1000);
  const exactAfter = exactRateInterval(10, 1000);
  expect(after?.lower).toBeGreaterThan(before?.lower ?? NaN);
  expect(after?.upper).toBeGreaterThan(before?.upper ?? NaN);
  expect(after?.lower).toBeCloseTo(exactAfter?.lower ?? NaN, 1);
});

test("a million stays have narrow limits", () => {
  expect(poissonRateInterval(1e6, 1e9)).toEqual({
    lower: expect.closeTo(0.99804, 5),
    upper: expect.closeTo(1.00196, 5),
    method: "byar",
  });
});
