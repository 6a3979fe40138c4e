import { expect, test } from "vitest";
import { normalQuantile } from "./normal-quantile.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("half of a normal distribution lies below its middle", () => {
  expect(normalQuantile(0.5)).toBe(0);
});

test("97.5 % lie below 1.96 standard deviations, and 2.5 % below as many on the other side", () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(normalQuantile(0.025)).toBeCloseTo(-1.959963984540054, 14);
});

test("no number has nothing or everything below it", () => {
  for (const p of [0, 1, -0.1, 1.1, NaN]) expect(() => normalQuantile(p)).toThrow(`no normal quantile: ${p}`);
});

test("the quantiles are those of mpmath to 1e-14, from 1e-300 to 1 - 1e-12", () => {
  const wrong = referenceCases("normal-quantile.csv").filter(
    (row) => !(relativeError(normalQuantile(row.number("p")), row.number("quantile")) < 1e-14),
  );
  expect(wrong).toEqual([]);
});
