import { expect, test } from "vitest";
import { chiSquaredQuantile } from "./chi-squared-quantile.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("95 % lie below 3.841 with one degree of freedom, and below 5.991 with two", () => {
  expect(chiSquaredQuantile(0.95, 1)).toBeCloseTo(3.841, 3);
  expect(chiSquaredQuantile(0.95, 2)).toBeCloseTo(-2 * Math.log(0.05), 12);
});

test("nothing lies below 0, and everything below infinity", () => {
  expect(chiSquaredQuantile(0, 2)).toBe(0);
  expect(chiSquaredQuantile(1, 2)).toBe(Infinity);
});

test("there is no quantile without degrees of freedom, nor of a share above 1", () => {
  expect(() => chiSquaredQuantile(0.5, 0)).toThrow("0.5 of shape 0");
  expect(() => chiSquaredQuantile(1.1, 2)).toThrow("1.1 of shape 1");
});

test("the quantiles are those of mpmath to 1e-12, for 0.001 to a million degrees of freedom and shares from 1e-300", () => {
  const wrong = referenceCases("chi-squared-quantile.csv").filter(
    (row) =>
      !(relativeError(chiSquaredQuantile(row.number("p"), row.number("df")), row.number("quantile")) < 1e-12),
  );
  expect(wrong).toEqual([]);
});
