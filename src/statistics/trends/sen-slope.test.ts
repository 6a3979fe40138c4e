import * as fc from "fast-check";
import { expect, test } from "vitest";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { senSlope } from "./sen-slope.ts";

const inOrder = (values: readonly number[]) => values.map((value, period) => ({ period, value }));

test("one wild value does not move the slope", () => {
  expect(senSlope(inOrder([1, 2, 3, 4, 5, 6, 7, 800]))?.slope).toBe(1);
});

test("without two periods there is no slope", () => {
  expect(senSlope([])).toBeUndefined();
  expect(senSlope(inOrder([4]))).toBeUndefined();
});

test("with four values there is a slope, but no limits", () => {
  expect(senSlope(inOrder([1, 2, 3, 4]))).toEqual({ slope: 1, lower: undefined, upper: undefined });
});

test.each(
  referenceCases("sen-slope.csv").map((row) => [`${row.text("case")}: ${row.text("periods")}`, row] as const),
)("slope and limits are those of scipy.stats.theilslopes to 1e-12: %s", (_, row) => {
  const periods = row.text("periods").split(" ").map(Number);
  const values = row.text("values").split(" ").map(Number);
  const found = senSlope(values.map((value, i) => ({ period: periods[i] ?? NaN, value })));
  for (const column of ["slope", "lower", "upper"] as const)
    expect(relativeError(found?.[column], row.optional(column))).toBeLessThan(1e-12);
});

test("a line through whole numbers has its own slope, and limits that hold it between them", () => {
  fc.assert(
    fc.property(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 5, max: 20 }), (slope, count) => {
      const line = Array.from({ length: count }, (_, period) => ({ period, value: 3 + slope * period }));
      expect(senSlope(line)?.slope).toBeCloseTo(slope, 12);
    }),
  );
});
