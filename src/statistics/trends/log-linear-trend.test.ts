import * as fc from "fast-check";
import { directionOf } from "./trend.ts";
import { expect, test } from "vitest";
import { logLinearDirection, logLinearSlope, logLinearTrend, type TrendCell } from "./log-linear-trend.ts";
import {
  expectedTrends,
  expectFitted,
  expectSlope,
  trendThatIs,
} from "../reference-cases/expected-trends.ts";
import { trendCells } from "../reference-cases/trend-cells.ts";

const quarters = { periodsPerYear: 4, harmonic: false, clusterByUnit: false };
const months = { ...quarters, periodsPerYear: 12 };

const trendOf = (cells: readonly TrendCell[], options = quarters) =>
  trendThatIs(logLinearTrend(cells, options));

/** The events of a unit in one period after another. */
const series = (events: readonly number[], exposure = 900, unit = 1): TrendCell[] =>
  events.map((count, period) => ({ unit, period, events: count, exposure }));

test("stays that halve every year have a ratio per year of a half", () => {
  const { ratio_per_year, dispersion, pearson } = trendOf(
    series([800, 400, 200, 100]).map((cell) => ({ ...cell, period: cell.period * 4 })),
  );
  expect(ratio_per_year).toBeCloseTo(0.5, 12);
  expect(pearson).toBeCloseTo(0, 12);
  expect(dispersion).toBe(1);
});

test("half the prisoners and half the stays is no change", () => {
  const cells = series([40, 40, 40, 20, 20, 20]).map((cell) => ({ ...cell, exposure: 100 * cell.events }));
  expect(trendOf(cells)).toMatchObject({
    ratio_per_year: expect.closeTo(1, 12),
    p_value: expect.closeTo(1, 6),
  });
});

test("a unit of heavy use that closes does not make a region fall", () => {
  const heavy = series([30, 30, 30, 30], 900, 1);
  const light = series([3, 3, 3, 3, 3, 3, 3, 3], 900, 2);
  expect(trendOf([...heavy, ...light]).slope).toBeCloseTo(0, 12);
});

test("a unit without events says nothing of the trend, but its prison days stand in the table", () => {
  const busy = trendCells("one_unit_falling");
  const quiet = busy.map((cell) => ({ ...cell, unit: 2, events: 0 }));
  const both = trendOf([...busy, ...quiet]);
  const alone = trendOf(busy);
  expect({ ...both, fitted: [] }).toEqual({ ...alone, fitted: [] });
  expect(both.fitted.map(({ fitted }) => fitted)).toEqual(alone.fitted.map(({ fitted }) => fitted));
  expect(both.fitted[0]?.exposure).toBe(2 * (alone.fitted[0]?.exposure ?? NaN));
});

test("with stays that scatter less than chance, the interval is not made narrower", () => {
  const even = trendOf(trendCells("far_apart_units"));
  expect(even.pearson).toBeLessThan(1);
  expect(even.dispersion).toBe(1);
});

test("clustered by unit, the interval is never narrower than without", () => {
  for (const name of ["region", "nation", "far_apart_units", "tiny_exposure", "huge_counts"]) {
    const alone = trendOf(trendCells(name));
    const clustered = trendOf(trendCells(name), { ...quarters, clusterByUnit: true });
    expect(clustered.standard_error).toBeGreaterThanOrEqual(alone.standard_error);
    expect(clustered.degrees_of_freedom).toBeLessThanOrEqual(alone.degrees_of_freedom);
  }
});

test.each([
  ["no_events", quarters, "no_events"],
  ["too_few_periods", quarters, "too_few_periods"],
  ["too_few_periods_in_each_unit", quarters, "too_few_periods"],
  ["one_end_only_first", quarters, "one_end_only"],
  ["one_end_only_last", quarters, "one_end_only"],
  ["one_end_only_of_each_unit", quarters, "one_end_only"],
  ["season_not_estimable", { ...quarters, harmonic: true }, "season_not_estimable"],
  ["one_event", { ...quarters, harmonic: true }, "season_not_estimable"],
  ["one_unit_random", { ...quarters, clusterByUnit: true }, "one_unit"],
] as const)("no answer where there is none, and the reason: %s", (name, options, reason) => {
  expect(logLinearTrend(trendCells(name), options)).toEqual({ not_estimable: reason });
  if (reason !== "one_unit") expect(logLinearSlope(trendCells(name), options)).toBeUndefined();
});

test("no cells, no trend", () => {
  expect(logLinearTrend([], quarters)).toEqual({ not_estimable: "no_events" });
});

test("a year of one period has no season", () => {
  const yearly = { periodsPerYear: 1, harmonic: true, clusterByUnit: false };
  expect(logLinearTrend(series([4, 5, 3, 6, 4, 5]), yearly)).toEqual({
    not_estimable: "season_not_estimable",
  });
});

test("limits that no number can hold are no limits", () => {
  const daily = { ...quarters, periodsPerYear: 100_000 };
  expect(logLinearTrend(series([0, 1, 0, 1]), daily)).toEqual({ not_estimable: "too_wide" });
});

test("events without prison days are an error, not a zero", () => {
  expect(() => logLinearTrend(series([1, 2, 3], 0), quarters)).toThrow(
    "no cell of a trend: 1 events, exposure 0",
  );
  expect(() => logLinearTrend(series([1, -2, 3]), quarters)).toThrow("no cell of a trend: -2 events");
  expect(() => logLinearTrend(series([1, NaN, 3]), quarters)).toThrow("no cell of a trend: NaN events");
});

const expected = expectedTrends("log-linear-trend");

test.each(expected)("the slope and its interval are those of glm and vcovCL in R to 1e-8: %s", (_, trend) => {
  const cells = trendCells(trend.name);
  const found = trendOf(cells, trend.options);
  expectSlope(found, trend);
  expect(logLinearSlope(cells, trend.options)).toBe(found.slope);
});

test.each(expected)("the fitted periods and their band are those of glm in R to 1e-8: %s", (_, trend) => {
  expectFitted(trendOf(trendCells(trend.name), trend.options), trend);
});

const someUnits = fc
  .array(fc.array(fc.nat(6), { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 4 })
  .map((units) => units.flatMap((events, unit) => series(events, 900 + unit, unit)));

test("the way of the slope is that of the slope itself", () => {
  fc.assert(
    fc.property(someUnits, fc.boolean(), (cells, harmonic) => {
      const options = { ...quarters, harmonic };
      expect(logLinearDirection(cells, options)).toEqual(directionOf(logLinearSlope(cells, options)));
    }),
    { numRuns: 500 },
  );
});

test("the answer is numbers or a reason, never something else", () => {
  fc.assert(
    fc.property(someUnits, fc.boolean(), fc.boolean(), (cells, harmonic, clusterByUnit) => {
      const found = logLinearTrend(cells, { ...quarters, harmonic, clusterByUnit });
      if ("not_estimable" in found) {
        expect(found.not_estimable).not.toBe("did_not_settle");
        return;
      }
      expect(found.standard_error).toBeGreaterThan(0);
      expect(found.lower).toBeLessThan(found.ratio_per_year);
      expect(found.upper).toBeGreaterThan(found.ratio_per_year);
      expect(found.p_value < 0.05).toBe(found.lower > 1 || found.upper < 1);
    }),
    { numRuns: 500 },
  );
});

test("seen backwards, a fall is a rise of the same size", () => {
  fc.assert(
    fc.property(someUnits, (cells) => {
      const forwards = logLinearSlope(cells, quarters);
      const backwards = logLinearSlope(
        cells.map((cell) => ({ ...cell, period: 7 - cell.period })),
        quarters,
      );
      if (forwards === undefined) expect(backwards).toBeUndefined();
      else expect(backwards).toBeCloseTo(-forwards, 6);
    }),
  );
});

test("counted in other units of exposure, or with each unit in its own, the trend is the same", () => {
  fc.assert(
    fc.property(someUnits, (cells) => {
      const found = logLinearSlope(cells, quarters);
      const other = cells.map((cell) => ({ ...cell, exposure: cell.exposure * (cell.unit + 1) * 1000 }));
      if (found !== undefined) expect(logLinearSlope(other, quarters)).toBeCloseTo(found, 8);
    }),
  );
});

test("the same series by month has three times the slope per year", () => {
  const cells = trendCells("region");
  expect(trendOf(cells, months).slope).toBeCloseTo(3 * trendOf(cells).slope, 10);
});
