import { expect, test } from "vitest";
import { chiSquaredTails } from "./chi-squared-tails.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { tailsError } from "../reference-cases/tails-error.ts";

test("5 % lie above 3.841 with one degree of freedom, and above 5.991 with two", () => {
  expect(chiSquaredTails(3.841, 1).above).toBeCloseTo(0.05, 4);
  expect(chiSquaredTails(5.991, 2).above).toBeCloseTo(0.05, 4);
});

test("nothing lies below 0, and everything below infinity", () => {
  expect(chiSquaredTails(0, 3)).toEqual({ below: 0, above: 1 });
  expect(chiSquaredTails(Infinity, 3)).toEqual({ below: 1, above: 0 });
});

test("there are no tails without degrees of freedom, nor on the far side of 0", () => {
  expect(() => chiSquaredTails(1, 0)).toThrow("shape 0");
  expect(() => chiSquaredTails(-1, 1)).toThrow("x -0.5");
});

test("both tails are those of mpmath to 1e-12, for 0.001 to a million degrees of freedom and tails down to 1e-300", () => {
  const wrong = referenceCases("chi-squared-tails.csv").filter(
    (row) => !(tailsError(chiSquaredTails(row.number("x"), row.number("df")), row) < 1e-12),
  );
  expect(wrong).toEqual([]);
});
