import * as fc from "fast-check";
import { expect, test } from "vitest";
import { negativeBinomialLogMass } from "./negative-binomial-log-mass.ts";
import { negativeBinomialTails } from "./negative-binomial-tails.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("a size of 1 is the geometric distribution: with mean 1, an eighth of counts are 2", () => {
  expect(negativeBinomialLogMass(2, 1, 1)).toBeCloseTo(Math.log(1 / 8), 14);
});

test("where none are expected, there are surely none", () => {
  expect(negativeBinomialLogMass(0, 0, 2)).toBeCloseTo(0, 15);
  expect(() => negativeBinomialLogMass(1, 0, 2)).toThrow("no negative binomial mass: 1 of mean 0");
});

test("there is no mass of half a count, nor of a size of nothing or without end", () => {
  expect(() => negativeBinomialLogMass(0.5, 1, 1)).toThrow("no negative binomial mass: 0.5");
  for (const size of [0, Infinity]) {
    expect(() => negativeBinomialLogMass(1, 1, size)).toThrow(`of mean 1, size ${size}`);
  }
});

test("the logarithms are those of mpmath to 1e-12, for counts up to a million and sizes from 0.001 to a million", () => {
  const wrong = referenceCases("negative-binomial-log-mass.csv").filter((row) => {
    const logMass = negativeBinomialLogMass(row.number("k"), row.number("mean"), row.number("size"));
    return !(relativeError(logMass, row.number("log_mass")) < 1e-12);
  });
  expect(wrong).toEqual([]);
});

test("the masses of 0 to k are the tail below k", () => {
  const positive = fc.double({ min: 0.01, max: 30, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), positive, positive, (k, mean, size) => {
      const masses = Array.from({ length: k + 1 }, (_, i) =>
        Math.exp(negativeBinomialLogMass(i, mean, size)),
      );
      const sum = masses.reduce((total, mass) => total + mass, 0);
      expect(relativeError(sum, negativeBinomialTails(k, mean, size).below)).toBeLessThan(1e-12);
    }),
  );
});
