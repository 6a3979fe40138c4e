import * as fc from "fast-check";
import { expect, test } from "vitest";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { tailsError } from "../reference-cases/tails-error.ts";
import { tTails } from "./t-tails.ts";

test("with one degree of freedom a quarter lies above 1 (Cauchy)", () => {
  expect(tTails(1, 1).above).toBeCloseTo(0.25, 15);
});

test("with 10 degrees of freedom 2.5 % lie above 2.228 (Student)", () => {
  expect(tTails(2.228, 10).above).toBeCloseTo(0.025, 4);
});

test("half lies below 0, nothing below minus infinity and everything below infinity", () => {
  expect(tTails(0, 3)).toEqual({ below: 0.5, above: 0.5 });
  expect(tTails(-Infinity, 3)).toEqual({ below: 0, above: 1 });
  expect(tTails(Infinity, 3)).toEqual({ below: 1, above: 0 });
});

test("there is no t without degrees of freedom, nor with endless ones", () => {
  for (const df of [0, Infinity]) {
    expect(() => tTails(1, df)).toThrow(`no t distribution: 1 with ${df} degrees of freedom`);
  }
  expect(() => tTails(NaN, 1)).toThrow("no t distribution: NaN");
});

test("both tails are those of mpmath to 1e-12, for 0.001 to a million degrees of freedom and tails down to 1e-300", () => {
  const wrong = referenceCases("t-tails.csv").filter(
    (row) => !(tailsError(tTails(row.number("t"), row.number("df")), row) < 1e-12),
  );
  expect(wrong).toEqual([]);
});

test("what lies below -t lies above t", () => {
  const degrees = fc.double({ min: -3, max: 6, noNaN: true }).map((exponent) => 10 ** exponent);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), degrees, (t, df) => {
      expect(tTails(-t, df).below).toBe(tTails(t, df).above);
    }),
  );
});
