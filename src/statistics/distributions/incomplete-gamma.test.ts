import { expect, test } from "vitest";
import { incompleteGamma } from "./incomplete-gamma.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { tailsError } from "../reference-cases/tails-error.ts";

test("a shape of 1 is the exponential distribution", () => {
  expect(incompleteGamma(1, 2).above).toBeCloseTo(Math.exp(-2), 15);
  expect(incompleteGamma(1, 0.5).below).toBeCloseTo(1 - Math.exp(-0.5), 15);
});

test("nothing lies below 0, and everything below infinity", () => {
  expect(incompleteGamma(3, 0)).toEqual({ below: 0, above: 1 });
  expect(incompleteGamma(3, Infinity)).toEqual({ below: 1, above: 0 });
});

test("where the Poisson mean is 4000, 50.42 % of counts are 4000 or fewer", () => {
  expect(incompleteGamma(4001, 4000).above).toBeCloseTo(0.5042, 4);
});

test("below the smallest numbers lies as much as the first term of the series says", () => {
  expect(incompleteGamma(0.75, 1e-320).below / 1e-240).toBeCloseTo(1 / 0.9190625268488832, 3);
});

test("there are no tails of no shape or an endless one, nor on the far side of 0", () => {
  expect(() => incompleteGamma(0, 1)).toThrow("shape 0, x 1");
  expect(() => incompleteGamma(Infinity, 1)).toThrow("shape Infinity, x 1");
  expect(() => incompleteGamma(1, -1)).toThrow("shape 1, x -1");
});

test("both tails are those of mpmath to 1e-12, for shapes from 0.001 to a million and tails down to 1e-300", () => {
  const wrong = referenceCases("incomplete-gamma.csv").filter(
    (row) => !(tailsError(incompleteGamma(row.number("a"), row.number("x")), row) < 1e-12),
  );
  expect(wrong).toEqual([]);
});
