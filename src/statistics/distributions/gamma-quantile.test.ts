import * as fc from "fast-check";
import { expect, test } from "vitest";
import { gammaQuantile } from "./gamma-quantile.ts";
import { incompleteGamma } from "./incomplete-gamma.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("half of an exponential distribution lies below the logarithm of 2", () => {
  expect(gammaQuantile(0.5, 1)).toBeCloseTo(Math.LN2, 14);
});

test("nothing lies below 0, and everything below infinity", () => {
  expect(gammaQuantile(0, 2)).toBe(0);
  expect(gammaQuantile(1, 2)).toBe(Infinity);
});

test("a quantile too small for a number is 0", () => {
  expect(gammaQuantile(1e-6, 0.001)).toBe(0);
});

test("there is no quantile of no shape or an endless one, nor of a share above 1", () => {
  expect(() => gammaQuantile(0.5, 0)).toThrow("0.5 of shape 0");
  expect(() => gammaQuantile(0.5, Infinity)).toThrow("0.5 of shape Infinity");
  expect(() => gammaQuantile(1.1, 1)).toThrow("1.1 of shape 1");
});

test("the quantiles are those of mpmath to 1e-12, for shapes from 0.001 to a million and shares from 1e-300", () => {
  const wrong = referenceCases("gamma-quantile.csv").filter(
    (row) =>
      !(relativeError(gammaQuantile(row.number("p"), row.number("a")), row.number("quantile")) < 1e-12),
  );
  expect(wrong).toEqual([]);
});

test("the share below the quantile of a share is that share", () => {
  const shapes = fc.double({ min: -1, max: 6, noNaN: true }).map((exponent) => 10 ** exponent);
  fc.assert(
    fc.property(shapes, fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (a, p) => {
      const { below, above } = incompleteGamma(a, gammaQuantile(p, a));
      expect(relativeError(below, p)).toBeLessThan(1e-9);
      expect(relativeError(above, 1 - p)).toBeLessThan(1e-9);
    }),
    { numRuns: 500 },
  );
});
