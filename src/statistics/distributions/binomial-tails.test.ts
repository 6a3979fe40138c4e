import * as fc from "fast-check";
import { expect, test } from "vitest";
import { binomialTails } from "./binomial-tails.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { tailsError } from "../reference-cases/tails-error.ts";

test("of ten tosses of a coin 56 in 1024 give two heads or fewer", () => {
  expect(binomialTails(2, 10, 0.5).below).toBeCloseTo(56 / 1024, 15);
});

test("no count is below 0, and none above all", () => {
  expect(binomialTails(-1, 5, 0.3)).toEqual({ below: 0, above: 1 });
  expect(binomialTails(5, 5, 0.3)).toEqual({ below: 1, above: 0 });
  expect(binomialTails(0, 0, 0.3)).toEqual({ below: 1, above: 0 });
});

test("what cannot happen never does, and what must always does", () => {
  expect(binomialTails(0, 5, 0)).toEqual({ below: 1, above: 0 });
  expect(binomialTails(4, 5, 1)).toEqual({ below: 0, above: 1 });
});

test("there are no half counts and no probabilities above 1", () => {
  expect(() => binomialTails(0.5, 1, 0.5)).toThrow("no binomial tails: 0.5 of 1");
  expect(() => binomialTails(1, 2, 1.1)).toThrow("with probability 1.1");
});

test("both tails are those of mpmath to 1e-12, for up to a million trials and tails down to 1e-300", () => {
  const wrong = referenceCases("binomial-tails.csv").filter(
    (row) => !(tailsError(binomialTails(row.number("k"), row.number("n"), row.number("p")), row) < 1e-12),
  );
  expect(wrong).toEqual([]);
});

test("k heads or fewer are n - k tails or more", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.nat(),
      fc.integer({ min: 1, max: 63 }),
      (n, any, parts) => {
        const k = any % n;
        const heads = binomialTails(k, n, parts / 64).below;
        const tails = binomialTails(n - k - 1, n, 1 - parts / 64).above;
        expect(relativeError(heads, tails)).toBeLessThan(1e-12);
      },
    ),
  );
});
