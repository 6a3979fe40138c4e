import { expect, test } from "vitest";
import { countTails } from "./count-tails.ts";
import { negativeBinomialTails } from "./negative-binomial-tails.ts";
import { poissonTails } from "./poisson-tails.ts";

test("a count of units that do not differ is Poisson", () => {
  expect(countTails(3, 2.5, 0)).toEqual(poissonTails(3, 2.5));
});

test("a count of units whose rates vary by half of their mean squared is negative binomial of size 2", () => {
  expect(countTails(3, 2.5, 0.5)).toEqual(negativeBinomialTails(3, 2.5, 2));
});

test("units that nearly do not differ have nearly the Poisson count", () => {
  expect(countTails(3, 2.5, 5e-324)).toEqual(poissonTails(3, 2.5));
  expect(countTails(3, 2.5, 2e-18).below).toBeCloseTo(poissonTails(3, 2.5).below, 14);
  expect(countTails(3, 2.5, 1e-9).below).toBeCloseTo(poissonTails(3, 2.5).below, 8);
});

test("where nothing is expected there is none, and never fewer", () => {
  expect(countTails(0, 0, 0.5)).toEqual({ below: 1, above: 0 });
  expect(countTails(-1, 2.5, 0)).toEqual({ below: 0, above: 1 });
});

test("a mean or a variance below zero is a mistake of ours", () => {
  expect(() => countTails(1, -1, 0)).toThrow("mean -1");
  expect(() => countTails(1, 1, NaN)).toThrow("variance of rates: NaN");
});
