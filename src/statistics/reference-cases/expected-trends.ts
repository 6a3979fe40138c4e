import { expect } from "vitest";
import type { Trend } from "../trends/trend.ts";
import type { TrendOptions } from "../trends/trend-design.ts";
import { referenceCases, relativeError, type ReferenceCase } from "./reference-cases.ts";

/** A trend that another program found, and the periods that it fitted. */
export interface ExpectedTrend {
  /** of the made-up units */
  name: string;
  options: TrendOptions;
  row: ReferenceCase;
  periods: ReferenceCase[];
}

/** The trends of a list, each with a title. */
export function expectedTrends(list: string): [string, ExpectedTrend][] {
  const periods = referenceCases(`${list}-fitted.csv`);
  return referenceCases(`${list}.csv`).map((row) => [
    inWords(row),
    {
      name: row.text("case"),
      options: optionsOf(row),
      row,
      periods: periods.filter((period) => inWords(period) === inWords(row)),
    },
  ]);
}

/** The trend itself, where there is one. */
export function trendThatIs(found: Trend | { not_estimable: string }): Trend {
  if ("not_estimable" in found) throw new Error(found.not_estimable);
  return found;
}

/** All numbers of the slope to within 1e-8. A slope near nothing is measured by its standard error. */
export function expectSlope(found: Trend, { row }: ExpectedTrend): void {
  expect(errorBeside(found.slope, row.number("slope"), row.number("standard_error"))).toBeLessThan(1e-8);
  expect(found.degrees_of_freedom).toBe(row.number("degrees_of_freedom"));
  expect(errorBeside(found.pearson, row.number("pearson"), 1)).toBeLessThan(1e-8);
  expect(errorBeside(found.p_value, row.number("p_value"), 0)).toBeLessThan(1e-7);
  for (const column of ["standard_error", "dispersion", "ratio_per_year", "lower", "upper"] as const)
    expect(relativeError(found[column], row.number(column))).toBeLessThan(1e-8);
}

/** All fitted periods to within 1e-8. */
export function expectFitted({ fitted }: Trend, { periods }: ExpectedTrend): void {
  expect(fitted.map(({ period }) => period)).toEqual(periods.map((period) => period.number("period")));
  for (const [i, period] of periods.entries()) {
    expect(errorBeside(fitted[i]?.residual, period.number("residual"), 1)).toBeLessThan(1e-8);
    for (const column of ["events", "exposure", "fitted", "lower", "upper"] as const)
      expect(errorBeside(fitted[i]?.[column], period.number(column), 1e-4)).toBeLessThan(1e-8);
  }
}

/** How far a number is from the one expected, as a share of it or of a scale that it is measured on. */
function errorBeside(found: number | undefined, expected: number, scale: number): number {
  return Math.abs((found ?? NaN) - expected) / Math.max(Math.abs(expected), scale);
}

function optionsOf(row: ReferenceCase): TrendOptions {
  return {
    periodsPerYear: row.number("periods_per_year"),
    harmonic: row.number("harmonic") === 1,
    clusterByUnit: row.number("cluster") === 1,
  };
}

function inWords(row: ReferenceCase): string {
  const { periodsPerYear, harmonic, clusterByUnit } = optionsOf(row);
  const season = harmonic ? ", with season" : "";
  return `${row.text("case")}, ${periodsPerYear} periods a year${season}${clusterByUnit ? ", clustered by unit" : ""}`;
}
