import { expect, test } from "vitest";
import { logGamma } from "./log-gamma.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("the gamma function of a whole number is the product of the whole numbers before it", () => {
  expect(logGamma(1)).toBe(0);
  expect(logGamma(2)).toBe(0);
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 14);
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 13);
});

test("the gamma function of a half is the root of pi", () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 15);
});

test("there is no log-gamma of nothing, nor of less", () => {
  for (const a of [0, -1, NaN]) expect(() => logGamma(a)).toThrow(`no log-gamma: ${a}`);
});

test("the values are those of mpmath to 1e-14, also beside 1 and 2 where they pass through 0", () => {
  const wrong = referenceCases("log-gamma.csv").filter(
    (row) => !(relativeError(logGamma(row.number("a")), row.number("log_gamma")) < 1e-14),
  );
  expect(wrong).toEqual([]);
});
