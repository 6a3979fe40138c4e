import { expect, test } from "vitest";
import { digamma } from "./digamma.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("digamma of 1 is minus Euler's constant, and of 2 one more", () => {
  expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
  expect(digamma(2)).toBeCloseTo(1 - 0.5772156649015329, 14);
});

test("digamma of a half is minus Euler's constant less twice the logarithm of 2", () => {
  expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 14);
});

test("there is no digamma of nothing, nor of less", () => {
  for (const x of [0, -1, NaN]) expect(() => digamma(x)).toThrow(`no digamma: ${x}`);
});

test("the values are those of mpmath to 1e-14, also where they pass through 0", () => {
  const wrong = referenceCases("digamma.csv").filter(
    (row) => !(relativeError(digamma(row.number("x")), row.number("digamma")) < 1e-14),
  );
  expect(wrong).toEqual([]);
});
