import { expect, test } from "vitest";
import type { Simulated } from "../reference/lists.ts";
import { coverageOf, errorsOf, powerOf, shortfallsOf, wellMeasured } from "./study.ts";

const row = (given: Partial<Simulated>): Simulated => ({
  scenario: "poisson",
  change: "stable",
  trend: "stays",
  level: "unit",
  rate: 1,
  months: 36,
  measure: "answer_changed",
  value: 0.02,
  standard_error: 0.01,
  series: 400,
  target: 0.05,
  met: true,
  seed: 1,
  date: "2026-11-26",
  ...given,
});

test("a share of three series is not spoken of", () => {
  expect(wellMeasured([row({ series: 3 }), row({ series: 50 })])).toHaveLength(1);
});

test("the power is that of settled falls where quarters vary twice as much, stays alone", () => {
  const fall = { scenario: "overdispersed_2", change: "fall_35", measure: "settled_declining", value: 0.31 };
  const rows = [row(fall), row({ ...fall, scenario: "poisson" }), row({ ...fall, trend: "hours" }), row({})];
  expect(powerOf(rows)).toEqual([{ level: "unit", rate: 1, change: "fall_35", months: 36, value: 0.31 }]);
});

test("the errors of a kind of world are its worst, and met only when all were", () => {
  const rows = [
    row({}),
    row({ rate: 3, value: 0.06, met: false }),
    row({ measure: "settled_changed", value: 0.01 }),
  ];
  expect(errorsOf(rows)).toEqual([
    {
      scenario: "poisson",
      level: "unit",
      answer_changed: 0.06,
      settled_changed: 0.01,
      settled_changed_once_in_five_years: null,
      met: false,
    },
  ]);
});

test("what nothing was asked of is neither met nor not", () => {
  expect(errorsOf([row({ scenario: "autocorrelated", target: null, met: null })])[0]?.met).toBeNull();
});

test("a shortfall names how many of how many, and the value furthest from the target on the wrong side", () => {
  const interval = { measure: "interval_of_trend", target: 0.93 };
  const rows = [
    row({ ...interval, value: 0.99 }),
    row({ ...interval, value: 0.9, met: false }),
    row({ ...interval, value: 0.88, met: false }),
  ];
  expect(shortfallsOf(rows)).toEqual([
    {
      measure: "interval_of_trend",
      scenario: "poisson",
      short: 2,
      of: 3,
      worst: 0.88,
      target: 0.93,
      at_most: false,
    },
  ]);
  expect(shortfallsOf([row({})])).toEqual([]);
});

test("the coverage of an interval is from its lowest to its highest; those as if persons did not repeat are left out", () => {
  const rows = [
    row({ measure: "interval_exact", value: 0.96, target: 0.95 }),
    row({ measure: "interval_exact", value: 0.99, target: 0.95 }),
    row({ measure: "interval_printed_without_persons", value: 0.7, target: null, met: null }),
  ];
  expect(coverageOf(rows)).toEqual([
    { measure: "interval_exact", lowest: 0.96, highest: 0.99, cases: 2, short: 0, target: 0.95 },
  ]);
});
