import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ExpectedTrend,
  expectedTrends,
  expectFitted,
  expectSlope,
  trendThatIs,
} from "../reference-cases/expected-trends.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { squareRootSlope, squareRootTrend, type HoursCell } from "./square-root-trend.ts";

const quarters = { periodsPerYear: 4, harmonic: false, clusterByUnit: false };
const rows = referenceCases("hours-cells.csv");

const hoursCells = (name: string): HoursCell[] =>
  rows
    .filter((row) => row.text("case") === name)
    .map((row) => ({
      unit: row.number("unit"),
      period: row.number("period"),
      hours: row.number("hours"),
      exposure: row.number("exposure"),
      hours_squared: row.number("hours_squared"),
    }));

/** One stay of these hours in each period of a unit. */
const stays = (hours: readonly number[], exposure = 900, unit = 1): HoursCell[] =>
  hours.map((length, period) => ({ unit, period, hours: length, exposure, hours_squared: length ** 2 }));

test("roots that fall by 1 a year have a ratio of the squares about the middle of the window", () => {
  const yearly = { ...quarters, periodsPerYear: 1 };
  // √hours is 12, 11, 10, 9, 8: in the middle year it falls from 10.5 to 9.5.
  const found = trendThatIs(squareRootTrend(stays([144, 121, 100, 81, 64], 1), yearly));
  expect(found.slope).toBeCloseTo(-1, 12);
  expect(found.ratio_per_year).toBeCloseTo((9.5 / 10.5) ** 2, 12);
});

test("independent stays of one length scatter as chance would have it: dispersion is told beside its floor", () => {
  const found = trendThatIs(squareRootTrend(hoursCells("one_unit_falling"), quarters));
  expect(found.pearson).toBeLessThan(1);
  expect(found.dispersion).toBe(1);
});

test("the same hours in a few long stays say less than in many short ones", () => {
  const short = stays([40, 50, 45, 40, 50, 45]).map((cell) => ({ ...cell, hours_squared: cell.hours }));
  const long = short.map((cell) => ({ ...cell, hours_squared: 50 * cell.hours }));
  const [few, many] = [long, short].map(
    (cells) => trendThatIs(squareRootTrend(cells, quarters)).standard_error,
  );
  expect(few).toBeGreaterThan(many ?? NaN);
});

const oneQuarterEach = [0, 1, 2, 3].flatMap((unit) =>
  stays([9], 900, unit).map((cell) => ({ ...cell, period: unit })),
);
const fromBefore = stays([9, 9, 9, 9]).map((cell) => ({ ...cell, hours_squared: 0 }));

test.each<[string, HoursCell[], string]>([
  ["no hours", stays([0, 0, 0, 0, 0]), "no_events"],
  ["no stay began, and one from before the window went on", fromBefore, "no_events"],
  ["two quarters", stays([4, 5]), "too_few_periods"],
  ["one quarter in each unit", oneQuarterEach, "too_few_periods"],
  ["a line that leads below no hours within the year", stays([9, 4, 1, 0, 0, 0, 0, 0]), "too_wide"],
])("no answer where there is none, and the reason: %s", (_, cells, reason) => {
  expect(squareRootTrend(cells, quarters)).toEqual({ not_estimable: reason });
});

test("hours below zero, or without prison days, are an error", () => {
  expect(() => squareRootTrend(stays([1, 2, 3], 0), quarters)).toThrow("exposure 0");
  expect(() => squareRootTrend(stays([1, -2, 3]), quarters)).toThrow("-2 events");
  const nobodyKnows = stays([1, 2, 3]).map((cell) => ({ ...cell, hours_squared: NaN }));
  expect(() => squareRootTrend(nobodyKnows, quarters)).toThrow("no squared lengths: NaN");
});

const expected = expectedTrends("square-root-trend");
const hasLimits = ({ row }: ExpectedTrend) =>
  row.optional("lower") !== undefined && row.optional("upper") !== undefined;
const answered = expected.filter(([, trend]) => hasLimits(trend));

test.each(answered)("the slope and its interval are those of lm and vcovCL in R to 1e-8: %s", (_, trend) => {
  const cells = hoursCells(trend.name);
  const found = trendThatIs(squareRootTrend(cells, trend.options));
  expectSlope(found, trend);
  expect(squareRootSlope(cells, trend.options)).toBe(found.slope);
});

test.each(answered)("the fitted periods and their band are those of lm in R to 1e-8: %s", (_, trend) => {
  expectFitted(trendThatIs(squareRootTrend(hoursCells(trend.name), trend.options)), trend);
});

test.each(expected.filter(([, trend]) => !hasLimits(trend)))(
  "where a limit of the ratio is not positive in R, the limits are too wide: %s",
  (_, { name, options }) => {
    expect(squareRootTrend(hoursCells(name), options)).toEqual({ not_estimable: "too_wide" });
  },
);

const someUnits = fc
  .array(fc.array(fc.nat(60), { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 4 })
  .map((units) => units.flatMap((hours, unit) => stays(hours, 900 + unit, unit)));

test("the answer is numbers or a reason, and fitted hours add up to the observed", () => {
  fc.assert(
    fc.property(someUnits, fc.boolean(), fc.boolean(), (cells, harmonic, clusterByUnit) => {
      const found = squareRootTrend(cells, { ...quarters, harmonic, clusterByUnit });
      if ("not_estimable" in found) return;
      expect(found.lower).toBeLessThan(found.ratio_per_year);
      expect(found.upper).toBeGreaterThan(found.ratio_per_year);
      expect(found.p_value < 0.05).toBe(found.lower > 1 || found.upper < 1);
      for (const { lower, fitted, upper } of found.fitted)
        expect(lower <= fitted && fitted <= upper).toBe(true);
      const sum = (column: "events" | "fitted") =>
        found.fitted.reduce((total, row) => total + row[column], 0);
      expect(sum("fitted")).toBeCloseTo(sum("events"), 6);
    }),
  );
});
