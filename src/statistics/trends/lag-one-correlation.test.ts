import { expect, test } from "vitest";
import { lagOneCorrelation } from "./lag-one-correlation.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

const inOrder = (residuals: readonly number[]) => residuals.map((residual, period) => ({ period, residual }));

test("high after low after high is a negative correlation", () => {
  // The mean is 0; three products of -1 over four squares.
  expect(lagOneCorrelation(inOrder([1, -1, 1, -1]))).toBe(-0.75);
});

test("values on both sides of a gap are no neighbours", () => {
  const apart = [0, 2, 4, 6].map((period) => ({ period, residual: period }));
  expect(lagOneCorrelation(apart)).toBeUndefined();
});

test("where nothing varies there is no correlation", () => {
  expect(lagOneCorrelation(inOrder([2, 2, 2]))).toBeUndefined();
  expect(lagOneCorrelation([])).toBeUndefined();
});

test.each(referenceCases("lag-one-correlation.csv").map((row) => [row.text("series"), row] as const))(
  "the correlation is that of acf in R to 1e-12: %s",
  (series, row) => {
    const found = lagOneCorrelation(inOrder(series.split(" ").map(Number)));
    expect(relativeError(found, row.number("correlation"))).toBeLessThan(1e-12);
  },
);
