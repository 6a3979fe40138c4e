import * as fc from "fast-check";
import { directionOf } from "./trend.ts";
import { expect, test } from "vitest";
import {
  quasiBinomialDirection,
  quasiBinomialSlope,
  quasiBinomialTrend,
  type ShareCell,
} from "./quasi-binomial-trend.ts";
import {
  expectedTrends,
  expectFitted,
  expectSlope,
  trendThatIs,
} from "../reference-cases/expected-trends.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";

const quarters = { periodsPerYear: 4, harmonic: false, clusterByUnit: false };
const rows = referenceCases("share-cells.csv");

const shareCells = (name: string): ShareCell[] =>
  rows
    .filter((row) => row.text("case") === name)
    .map((row) => ({
      unit: row.number("unit"),
      period: row.number("period"),
      successes: row.number("successes"),
      trials: row.number("trials"),
    }));

test("odds that double every year have an odds ratio per year of two", () => {
  const cells = [1, 2, 4, 8].map((odds, year) => ({
    unit: 1,
    period: 4 * year,
    successes: odds,
    trials: odds + 1,
  }));
  expect(trendThatIs(quasiBinomialTrend(cells, quarters)).ratio_per_year).toBeCloseTo(2, 10);
});

test("a unit where all stays are self-harm related, or none, says nothing of the trend, but stands in the table", () => {
  const some = shareCells("one_unit");
  const all = some.map((cell) => ({ ...cell, unit: 2, successes: cell.trials }));
  const none = some.map((cell) => ({ ...cell, unit: 3, successes: 0 }));
  const alone = trendThatIs(quasiBinomialTrend(some, quarters));
  const together = trendThatIs(quasiBinomialTrend([...some, ...all, ...none], quarters));
  expect({ ...together, fitted: [] }).toEqual({ ...alone, fitted: [] });
  expect(together.fitted[0]).toMatchObject({ events: 7, exposure: 18 });
});

test("a quarter in which no stay was answered says nothing", () => {
  const cells = shareCells("one_unit");
  const unanswered = { unit: 1, period: 9, successes: 0, trials: 0 };
  expect(quasiBinomialTrend([...cells, unanswered], quarters)).toEqual(quasiBinomialTrend(cells, quarters));
});

test.each([
  ["no_events", quarters, "no_events"],
  ["no_events_and_no_answers", quarters, "no_events"],
  ["one_end_only", quarters, "one_end_only"],
  ["one_end_only_but_one_quarter", quarters, "one_end_only"],
  ["too_few_periods", quarters, "too_few_periods"],
  ["steep", { ...quarters, harmonic: true }, undefined],
  ["one_success", { ...quarters, harmonic: true }, "season_not_estimable"],
  ["one_unit", { ...quarters, clusterByUnit: true }, "one_unit"],
] as const)("no answer where there is none, and the reason: %s", (name, options, reason) => {
  const found = quasiBinomialTrend(shareCells(name), options);
  if (reason === undefined) expect(found).toHaveProperty("slope");
  else expect(found).toEqual({ not_estimable: reason });
});

test("more self-harm related stays than answered ones is an error", () => {
  const cells = [{ unit: 1, period: 0, successes: 3, trials: 2 }];
  expect(() => quasiBinomialTrend(cells, quarters)).toThrow("3 successes in 2 trials");
});

const expected = expectedTrends("quasi-binomial-trend");

test.each(expected)("the slope and its interval are those of glm and vcovCL in R to 1e-8: %s", (_, trend) => {
  const cells = shareCells(trend.name);
  const found = trendThatIs(quasiBinomialTrend(cells, trend.options));
  expectSlope(found, trend);
  expect(quasiBinomialSlope(cells, trend.options)).toBe(found.slope);
});

test.each(expected)("the fitted periods and their band are those of glm in R to 1e-8: %s", (_, trend) => {
  expectFitted(trendThatIs(quasiBinomialTrend(shareCells(trend.name), trend.options)), trend);
});

const someUnits = fc
  .array(fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 8, maxLength: 8 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((units) =>
    units.flatMap((counts, unit) =>
      counts.map(([yes, no], period) => ({ unit, period, successes: yes, trials: yes + no })),
    ),
  );

test("the way of the slope is that of the slope itself", () => {
  fc.assert(
    fc.property(someUnits, fc.boolean(), (cells, harmonic) => {
      const options = { ...quarters, harmonic };
      expect(quasiBinomialDirection(cells, options)).toEqual(directionOf(quasiBinomialSlope(cells, options)));
    }),
    { numRuns: 500 },
  );
});

test("the answer is numbers or a reason, never something else", () => {
  fc.assert(
    fc.property(someUnits, fc.boolean(), fc.boolean(), (cells, harmonic, clusterByUnit) => {
      const found = quasiBinomialTrend(cells, { ...quarters, harmonic, clusterByUnit });
      if ("not_estimable" in found) {
        expect(found.not_estimable).not.toBe("did_not_settle");
        return;
      }
      expect(found.lower).toBeLessThan(found.ratio_per_year);
      expect(found.upper).toBeGreaterThan(found.ratio_per_year);
      expect(found.p_value < 0.05).toBe(found.lower > 1 || found.upper < 1);
      for (const { lower, upper, exposure } of found.fitted)
        expect(lower >= 0 && upper <= exposure).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("the odds of the opposite change by the inverse", () => {
  fc.assert(
    fc.property(someUnits, (cells) => {
      const found = quasiBinomialSlope(cells, quarters);
      const opposite = cells.map((cell) => ({ ...cell, successes: cell.trials - cell.successes }));
      const other = quasiBinomialSlope(opposite, quarters);
      if (found === undefined) expect(other).toBeUndefined();
      else expect(other).toBeCloseTo(-found, 6);
    }),
  );
});
