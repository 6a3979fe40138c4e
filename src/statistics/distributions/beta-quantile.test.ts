import * as fc from "fast-check";
import { expect, test } from "vitest";
import { betaQuantile } from "./beta-quantile.ts";
import { incompleteBeta } from "./incomplete-beta.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("a quarter of a uniform distribution lies below a quarter", () => {
  expect(betaQuantile(0.25, 1, 1)).toBeCloseTo(0.25, 15);
});

test("half of a distribution of two equal shapes lies below its middle", () => {
  for (const shape of [0.5, 2, 1e6]) expect(betaQuantile(0.5, shape, shape)).toBeCloseTo(0.5, 15);
});

test("nothing lies below 0, and everything below 1", () => {
  expect(betaQuantile(0, 2, 3)).toBe(0);
  expect(betaQuantile(1, 2, 3)).toBe(1);
});

test("a quantile too small for a number is 0, and one too near 1 is 1", () => {
  expect(betaQuantile(0.1, 0.001, 1)).toBe(0);
  expect(betaQuantile(0.9, 1, 0.001)).toBe(1);
});

test("there is no quantile of no shape or an endless one, nor of a share above 1", () => {
  expect(() => betaQuantile(0.5, 0, 1)).toThrow("0.5 of shapes 0, 1");
  expect(() => betaQuantile(0.5, Infinity, 1)).toThrow("0.5 of shapes Infinity, 1");
  expect(() => betaQuantile(1.1, 1, 1)).toThrow("1.1 of shapes 1, 1");
});

test("the quantiles are those of mpmath to 1e-12, for shapes from 0.001 to a million and shares from 1e-300", () => {
  const wrong = referenceCases("beta-quantile.csv").filter(
    (row) =>
      !(
        relativeError(
          betaQuantile(row.number("p"), row.number("a"), row.number("b")),
          row.number("quantile"),
        ) < 1e-12
      ),
  );
  expect(wrong).toEqual([]);
});

test("the share below the quantile of a share is that share", () => {
  const shapes = fc.double({ min: 0, max: 5, noNaN: true }).map((exponent) => 10 ** exponent);
  fc.assert(
    fc.property(shapes, shapes, fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (a, b, p) => {
      const x = betaQuantile(p, a, b);
      fc.pre(x < 0.999);
      expect(relativeError(incompleteBeta(a, b, x).below, p)).toBeLessThan(1e-9);
    }),
    { numRuns: 300 },
  );
});
