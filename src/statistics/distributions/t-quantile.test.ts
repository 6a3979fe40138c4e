import * as fc from "fast-check";
import { expect, test } from "vitest";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { tQuantile } from "./t-quantile.ts";
import { tTails } from "./t-tails.ts";

test("97.5 % lie below 12.706 with one degree of freedom, 2.228 with ten and 1.96 with a million (Student)", () => {
  expect(tQuantile(0.975, 1)).toBeCloseTo(12.706, 3);
  expect(tQuantile(0.975, 10)).toBeCloseTo(2.228, 3);
  expect(tQuantile(0.975, 1e6)).toBeCloseTo(1.96, 3);
});

test("half lies below 0", () => {
  expect(tQuantile(0.5, 4)).toBe(0);
});

test("a quantile too large for a number is infinite", () => {
  expect(tQuantile(0.975, 0.001)).toBe(Infinity);
});

test("there is no quantile of nothing or everything, nor without degrees of freedom or with endless ones", () => {
  for (const p of [0, 1, NaN]) expect(() => tQuantile(p, 5)).toThrow(`no t quantile: ${p} with 5`);
  for (const df of [0, Infinity]) {
    expect(() => tQuantile(0.5, df)).toThrow(`0.5 with ${df} degrees of freedom`);
  }
});

test("the quantiles are those of mpmath to 1e-12, for 0.001 to a million degrees of freedom and shares from 1e-300", () => {
  const wrong = referenceCases("t-quantile.csv").filter(
    (row) => !(relativeError(tQuantile(row.number("p"), row.number("df")), row.number("quantile")) < 1e-12),
  );
  expect(wrong).toEqual([]);
});

test("the share below the quantile of a share is that share", () => {
  const degrees = fc.double({ min: 0, max: 6, noNaN: true }).map((exponent) => 10 ** exponent);
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), degrees, (p, df) => {
      expect(relativeError(tTails(tQuantile(p, df), df).below, p)).toBeLessThan(1e-11);
    }),
  );
});
