import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mannKendall } from "./mann-kendall.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("10, 15, 14, 20 has five pairs that rise and one that falls", () => {
  expect(mannKendall([10, 15, 14, 20])).toMatchObject({ s: 4, variance: expect.closeTo(26 / 3, 12) });
});

test("three values cannot tell", () => {
  expect(mannKendall([1, 2, 3])).toBeUndefined();
  expect(mannKendall([])).toBeUndefined();
});

test("where all values are tied nothing speaks against chance", () => {
  expect(mannKendall([0, 0, 0, 0, 0])).toEqual({ s: 0, variance: 0, z: 0, p_value: 1 });
});

test("a value that is no number is an error", () => {
  expect(() => mannKendall([1, NaN, 2, 3])).toThrow("no value of a series: NaN");
});

test.each(referenceCases("mann-kendall.csv").map((row) => [row.text("case"), row] as const))(
  "score, variance and p are those of scipy to 1e-12: %s",
  (_, row) => {
    const found = mannKendall(row.text("values").split(" ").map(Number));
    expect(found?.s).toBe(row.number("s"));
    for (const column of ["variance", "z", "p_value"] as const)
      expect(relativeError(found?.[column], row.number(column))).toBeLessThan(1e-12);
  },
);

test("backwards, the score changes its sign, and only the order of values counts", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 30 }), (series) => {
      const found = mannKendall(series);
      expect(mannKendall(series.toReversed())?.s).toBe(0 - (found?.s ?? NaN));
      expect(mannKendall(series.map((value) => value ** 3 + 2))).toEqual(found);
    }),
  );
});
