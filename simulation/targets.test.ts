import { expect, test } from "vitest";
import type { MeasuredShare } from "./tally.ts";
import { isMet, targetOf } from "./targets.ts";

const share = (given: Partial<MeasuredShare>): MeasuredShare => ({
  scenario: "poisson",
  change: "stable",
  trend: "stays",
  level: "unit",
  rate: 10,
  months: 36,
  measure: "answer_changed",
  value: 0.05,
  standard_error: 0.01,
  series: 400,
  ...given,
});

const targetFor = (measure: string) => targetOf(share({ measure }))?.target;

test("a stable place is called changed in at most 5 % of quarters, and 8 % where persons return over months", () => {
  expect(isMet(share({ value: 0.05 }))).toBe(true);
  expect(isMet(share({ value: 0.06 }))).toBe(false);
  expect(isMet(share({ value: 0.06, scenario: "repeats_five_months" }))).toBe(true);
});

test("and at least once in five years in at most 15 %", () => {
  const once = share({ measure: "settled_changed_once_in_five_years" });
  expect(targetOf(once)).toEqual({ target: 0.15, side: "at_most" });
});

test("what autocorrelated series give is reported, and judged by nothing", () => {
  expect(targetOf(share({ scenario: "autocorrelated" }))).toBeUndefined();
  expect(isMet(share({ scenario: "autocorrelated", value: 1 }))).toBeUndefined();
});

test("a fall of 35 % a year at ten stays a month is found in 80 % after three years where φ is at most 2", () => {
  const fall = { change: "fall_35", measure: "settled_declining" };
  expect(isMet(share({ ...fall, value: 0.8 }))).toBe(true);
  expect(isMet(share({ ...fall, value: 0.79, scenario: "overdispersed_2" }))).toBe(false);
  expect(targetOf(share({ ...fall, scenario: "overdispersed_4" }))).toBeUndefined();
  expect(targetOf(share({ ...fall, months: 24 }))).toBeUndefined();
  expect(targetOf(share({ ...fall, rate: 8 }))).toBeUndefined();
  expect(targetOf(share({ ...fall, change: "fall_15" }))).toBeUndefined();
});

test("nine of ten stable nations have lists without a false flag", () => {
  const lists = share({ level: "list_of_units", measure: "free_of_false_flag" });
  expect(isMet({ ...lists, value: 0.9 })).toBe(true);
  expect(isMet({ ...lists, value: 0.89 })).toBe(false);
});

test("exact intervals hold the truth in 95 %, others in 93 %, and limits at 99.8 % are judged by nothing", () => {
  expect(targetFor("interval_exact")).toBe(0.95);
  expect(targetFor("interval_clopper_pearson")).toBe(0.95);
  expect(targetFor("interval_ratio_exact")).toBe(0.95);
  expect(targetFor("interval_wilson")).toBe(0.93);
  expect(targetFor("interval_of_trend")).toBe(0.93);
  expect(targetFor("within_predictive_limits_95")).toBe(0.93);
  expect(targetFor("within_predictive_limits_998")).toBeUndefined();
  expect(targetFor("interval_wilson_without_persons")).toBeUndefined();
});
