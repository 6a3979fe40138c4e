import { quantile } from "d3-array";
import { expect, test } from "vitest";
import { referenceCases } from "../reference-cases/reference-cases.ts";

// Quantiles of numbers are d3-array's, which are those that R gives unasked: type 7 of Hyndman and Fan (1996).

test("a quarter of the way through 1, 2, 3, 4 is 1.75: three quarters of the way from the first to the second", () => {
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
});

test("no numbers have no median", () => {
  expect(quantile([], 0.5)).toBeUndefined();
});

test("the quantiles are those of R's type 7 to 1e-12", () => {
  const wrong = referenceCases("quantile.csv").filter((row) => {
    const found = quantile(row.text("numbers").split(" ").map(Number), row.number("p"));
    const expected = row.number("quantile");
    return !(Math.abs((found ?? NaN) - expected) <= 1e-12 * Math.abs(expected));
  });
  expect(wrong).toEqual([]);
});
