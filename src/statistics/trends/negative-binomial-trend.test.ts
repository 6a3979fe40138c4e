import { expect, test } from "vitest";
import { logLinearTrend } from "./log-linear-trend.ts";
import { negativeBinomialTrend, type NegativeBinomialTrend } from "./negative-binomial-trend.ts";
import { trendThatIs } from "../reference-cases/expected-trends.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { trendCells } from "../reference-cases/trend-cells.ts";

const quarters = { periodsPerYear: 4, harmonic: false };

function trendOf(name: string, options = quarters): NegativeBinomialTrend {
  const found = negativeBinomialTrend(trendCells(name), options);
  if ("not_estimable" in found) throw new Error(found.not_estimable);
  return found;
}

test("where cells vary no more than chance there is no θ, and the slope is Poisson's", () => {
  const found = trendOf("far_apart_units");
  const poisson = trendThatIs(
    logLinearTrend(trendCells("far_apart_units"), { ...quarters, clusterByUnit: false }),
  );
  expect(found.theta).toBeUndefined();
  expect(found.slope).toBeCloseTo(poisson.slope, 10);
  expect(found.standard_error).toBeCloseTo(poisson.standard_error, 10);
});

test("the more cells vary, the wider the limits", () => {
  const wild = trendOf("one_unit_overdispersed");
  expect(wild.theta).toBeLessThan(10);
  const poisson = trendThatIs(
    logLinearTrend(trendCells("one_unit_overdispersed"), { ...quarters, clusterByUnit: false }),
  );
  expect(wild.standard_error).toBeGreaterThan(poisson.standard_error / Math.sqrt(poisson.dispersion));
});

test("half a stay is an error", () => {
  const cells = trendCells("one_unit_overdispersed").map((cell) => ({ ...cell, events: cell.events / 2 }));
  expect(() => negativeBinomialTrend(cells, quarters)).toThrow("no count: ");
});

test("where cells hardly vary more than chance, a large θ changes nothing that one can see", () => {
  const options = { ...quarters, harmonic: true, clusterByUnit: false };
  const poisson = trendThatIs(logLinearTrend(trendCells("one_unit_seasonal"), options));
  expect(trendOf("one_unit_seasonal", options).slope).toBeCloseTo(poisson.slope, 4);
});

test.each(["no_events", "too_few_periods", "one_end_only"])("no answer where there is none: %s", (reason) => {
  const name = reason === "one_end_only" ? "one_end_only_last" : reason;
  expect(negativeBinomialTrend(trendCells(name), quarters)).toEqual({ not_estimable: reason });
});

test.each(
  referenceCases("negative-binomial-trend.csv").map((row) => {
    const season = row.number("harmonic") === 1 ? ", with season" : "";
    return [`${row.text("case")}${season}`, row] as const;
  }),
)("slope, error and θ are those of MASS in R to 1e-6: %s", (_, row) => {
  const found = trendOf(row.text("case"), { ...quarters, harmonic: row.number("harmonic") === 1 });
  expect(Math.abs(found.slope - row.number("slope"))).toBeLessThan(1e-6 * row.number("standard_error"));
  expect(relativeError(found.theta, row.optional("theta"))).toBeLessThan(1e-6);
  for (const column of ["standard_error", "ratio_per_year", "lower", "upper"] as const)
    expect(relativeError(found[column], row.number(column))).toBeLessThan(1e-6);
  expect(Math.abs(found.p_value - row.number("p_value"))).toBeLessThan(1e-6);
});
