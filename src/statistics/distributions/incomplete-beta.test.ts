import * as fc from "fast-check";
import { expect, test } from "vitest";
import { incompleteBeta } from "./incomplete-beta.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { tailsError } from "../reference-cases/tails-error.ts";

test("two shapes of 1 are the uniform distribution", () => {
  const { below, above } = incompleteBeta(1, 1, 0.25);
  expect(below).toBeCloseTo(0.25, 15);
  expect(above).toBeCloseTo(0.75, 15);
});

test("two shapes of a half are the arcsine distribution", () => {
  expect(incompleteBeta(0.5, 0.5, 0.25).below).toBeCloseTo((2 / Math.PI) * Math.asin(0.5), 15);
});

test("nothing lies below 0, and everything below 1", () => {
  expect(incompleteBeta(3, 0.2, 0)).toEqual({ below: 0, above: 1 });
  expect(incompleteBeta(3, 0.2, 1)).toEqual({ below: 1, above: 0 });
});

test("there are no tails of no shape or an endless one, nor outside 0 to 1", () => {
  expect(() => incompleteBeta(0, 1, 0.5)).toThrow("shapes 0, 1, x 0.5");
  expect(() => incompleteBeta(1, Infinity, 0.5)).toThrow("shapes 1, Infinity, x 0.5");
  expect(() => incompleteBeta(1, -1, 0.5)).toThrow("shapes 1, -1, x 0.5");
  expect(() => incompleteBeta(1, 1, 1.1)).toThrow("shapes 1, 1, x 1.1");
});

test("both tails are those of mpmath to 1e-12, for shapes from 0.001 to a million and tails down to 1e-300", () => {
  const wrong = referenceCases("incomplete-beta.csv").filter(
    (row) => !(tailsError(incompleteBeta(row.number("a"), row.number("b"), row.number("x")), row) < 1e-12),
  );
  expect(wrong).toEqual([]);
});

test("a shape one larger takes away x^a (1-x)^b / (a B(a, b)) from below (NIST DLMF 8.17.20)", () => {
  const shapes = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(shapes, shapes, fc.integer({ min: 1, max: 63 }), (a, b, parts) => {
      const x = parts / 64;
      const less = incompleteBeta(a, b, x).below - incompleteBeta(a + 1, b, x).below;
      const ways = Array.from({ length: a }, (_, i) => (b + i) / (i + 1)).reduce(
        (product, each) => product * each,
        1,
      );
      expect(less).toBeCloseTo(ways * x ** a * (1 - x) ** b, 13);
    }),
  );
});
