import { expect, test } from "vitest";
import { negativeBinomialTails } from "./negative-binomial-tails.ts";
import { poissonTails } from "./poisson-tails.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { tailsError } from "../reference-cases/tails-error.ts";

test("a size of 1 is the geometric distribution: with mean 1, one half of counts are 0 and a quarter are 1", () => {
  expect(negativeBinomialTails(0, 1, 1).below).toBeCloseTo(0.5, 15);
  expect(negativeBinomialTails(1, 1, 1).below).toBeCloseTo(0.75, 15);
});

test("a very large size is the Poisson distribution", () => {
  expect(negativeBinomialTails(7, 3, 1e14).above).toBeCloseTo(poissonTails(7, 3).above, 12);
});

test("no count is below 0, and where none are expected none is above", () => {
  expect(negativeBinomialTails(-1, 3, 2)).toEqual({ below: 0, above: 1 });
  expect(negativeBinomialTails(0, 0, 2)).toEqual({ below: 1, above: 0 });
});

test("there are no half counts, and no size of nothing or without end", () => {
  expect(() => negativeBinomialTails(0.5, 1, 1)).toThrow("no negative binomial tails: 0.5 of mean 1");
  for (const size of [0, Infinity]) {
    expect(() => negativeBinomialTails(1, 1, size)).toThrow(`of mean 1, size ${size}`);
  }
});

test("both tails are those of mpmath to 1e-12, for sizes from 0.001 to a million and tails down to 1e-300", () => {
  const wrong = referenceCases("negative-binomial-tails.csv").filter((row) => {
    const tails = negativeBinomialTails(row.number("k"), row.number("mean"), row.number("size"));
    return !(tailsError(tails, row) < 1e-12);
  });
  expect(wrong).toEqual([]);
});
