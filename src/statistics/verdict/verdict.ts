import { group, sum } from "d3-array";
import type { TrendOptions } from "../trends/log-linear-trend.ts";
import type { Trend } from "../trends/trend.ts";
import type { Answer } from "./answer.ts";
import type { VerdictRules } from "./rules.ts";
import { personsTrend, type SeriesKind } from "./series-kind.ts";
import { tippingPoint, type TippingPoint, type Tried } from "./tipping-point.ts";
import type { UnitQuarter } from "./unit-quarter.ts";

/** Why an answer is not another one. */
export type Reason =
  | "few_quarters"
  | "few_stays"
  | "low_coverage"
  | "silent"
  | "not_estimable"
  | "too_wide"
  | "holds_one"
  | "persons_differ"
  | "one_quarter_decides";

/** The rule's answer to «is it falling?» at the end of a quarter, with all it rests on. */
export interface Verdict {
  answer: Answer;
  /** The answer of the months that count, whatever the missing ones may hold. */
  observed: Answer;
  reasons: Reason[];
  trend: Trend | undefined;
  persons_trend: { slope: number; p_value: number } | undefined;
  /** A quarter without which the slope points the other way. */
  deciding_quarter: number | undefined;
  tipping_point: TippingPoint | undefined;
  first_quarter: number;
  last_quarter: number;
  quarters: number;
  stays: number;
  months_expected: number;
  months_counted: number;
}

export interface Place {
  /** A region or the country: more quarters are asked for, the season is taken out, and units are clusters. */
  large: boolean;
  kind: SeriesKind;
  rules: VerdictRules;
}

/**
 * The verdict at the end of `lastQuarter`, over the window before it (the project's STATISTICS 3.3): too little data,
 * withheld, declining, increasing or no clear change, tried in that order.
 */
export function verdict(quarters: readonly UnitQuarter[], lastQuarter: number, place: Place): Verdict {
  const firstQuarter = lastQuarter - place.rules.window_quarters + 1;
  const window = withSomebody(
    quarters.filter(({ quarter }) => quarter >= firstQuarter && quarter <= lastQuarter),
  );
  const observed = observe(window, lastQuarter, place);
  const tipping_point =
    observed.answer === "too_little_data"
      ? undefined
      : tippingPoint(window, {
          answer: observed.answer,
          answerOf: (filled) => triedOf(observe(filled, lastQuarter, place)),
          dispersion: observed.trend?.dispersion ?? 1,
          limit: place.rules.missing_limit,
          mayHaveBeen: place.kind.mayHaveBeen,
        });
  return {
    ...observed,
    answer: tipping_point === undefined ? observed.answer : "withheld",
    observed: observed.answer,
    tipping_point,
    first_quarter: Math.min(lastQuarter, ...window.map(({ quarter }) => quarter)),
    last_quarter: lastQuarter,
  };
}

/**
 * The quarters, and the months of them, in which somebody asked of was there or may have been: a unit without a woman
 * has nothing to tell of women, however many reports it sends.
 */
function withSomebody(quarters: readonly UnitQuarter[]): UnitQuarter[] {
  const absent = new Set(
    [...group(quarters, ({ unit }) => unit)].flatMap(([unit, own]) =>
      own.some((row) => row.months_counted > 0) && own.every((row) => row.exposure === 0) ? [unit] : [],
    ),
  );
  return quarters.flatMap((row) => {
    if (absent.has(row.unit)) return [];
    if (row.exposure > 0 || row.months_counted === 0) return [row];
    const months_expected = row.months_expected - row.months_counted;
    return months_expected === 0 ? [] : [{ ...row, months_expected, months_counted: 0 }];
  });
}

/** Near another answer: no change is half a standard error, or less, from a limit, or outside and held back by a check. */
function triedOf({ answer, trend, reasons }: Observed): Tried {
  if (trend === undefined) return { answer, near: false };
  const [lower, upper] = [Math.log(trend.lower), Math.log(trend.upper)];
  const half = (upper - lower) / 8;
  const isHeld = reasons.includes("persons_differ") || reasons.includes("one_quarter_decides");
  return { answer, near: isHeld || Math.abs(lower) < half || Math.abs(upper) < half };
}

type Observed = Omit<Verdict, "observed" | "tipping_point" | "first_quarter" | "last_quarter">;

/** The answer of the quarters that count. */
function observe(
  window: readonly UnitQuarter[],
  lastQuarter: number,
  { large, kind, rules }: Place,
): Observed {
  const isCounted = countsBy(rules);
  const placeQuarters = placeQuartersOf(window);
  const countedQuarters = placeQuarters.filter(isCounted);
  const counted = window.filter((row) => isCounted(row) && row.exposure > 0);
  const months_expected = sum(window, (row) => row.months_expected);
  const months_counted = sum(window, (row) => row.months_counted);
  const found = {
    quarters: countedQuarters.length,
    stays: sum(counted, kind.stays),
    months_expected,
    months_counted,
    persons_trend: undefined,
    deciding_quarter: undefined,
  };
  const minimum = large ? rules.minimum_quarters_large : rules.minimum_quarters;
  const lacking: Reason[] = [
    ...(found.quarters < minimum ? (["few_quarters"] as const) : []),
    ...(found.stays < rules.minimum_stays ? (["few_stays"] as const) : []),
    ...(months_counted < rules.minimum_coverage * months_expected ? (["low_coverage"] as const) : []),
    ...(isSilent(placeQuarters, lastQuarter, isCounted) ? (["silent"] as const) : []),
  ];
  const tooLittle = { ...found, answer: "too_little_data" as const };
  // A number that rests on too little is not found, so that nobody can quote it.
  if (lacking.length > 0) return { ...tooLittle, trend: undefined, reasons: lacking };
  const options = optionsOf(counted, countedQuarters.length, { large, kind, rules });
  const trend = kind.trend(counted, options);
  if ("not_estimable" in trend) return { ...tooLittle, trend: undefined, reasons: ["not_estimable"] };
  if (trend.lower <= rules.widest_fall && trend.upper >= rules.widest_rise)
    return { ...tooLittle, trend, reasons: ["too_wide"] };
  if (trend.lower <= 1 && trend.upper >= 1)
    return { ...found, trend, answer: "no_clear_change", reasons: ["holds_one"] };
  const persons = kind.persons ? personsCheck(counted, options, trend, rules) : undefined;
  const deciding_quarter = decidingQuarter(counted, options, trend, kind);
  const reasons: Reason[] = [
    ...(persons === undefined || persons.agrees ? [] : (["persons_differ"] as const)),
    ...(deciding_quarter === undefined ? [] : (["one_quarter_decides"] as const)),
  ];
  return {
    ...found,
    trend,
    persons_trend: persons?.trend,
    deciding_quarter,
    reasons,
    answer: reasons.length > 0 ? "no_clear_change" : trend.slope < 0 ? "declining" : "increasing",
  };
}

/** Whether so many of a quarter's months have a complete report: two of three, or as large a part of those expected. */
export function countsBy({ months_of_quarter }: VerdictRules) {
  return ({ months_expected, months_counted }: { months_expected: number; months_counted: number }) =>
    months_counted > 0 && 3 * months_counted >= months_of_quarter * months_expected;
}

// Added up in one pass: this is asked for every number of stays that is tried.
function placeQuartersOf(window: readonly UnitQuarter[]) {
  const found = new Map<number, { quarter: number; months_expected: number; months_counted: number }>();
  for (const { quarter, months_expected, months_counted } of window) {
    const total = found.get(quarter);
    if (total === undefined) found.set(quarter, { quarter, months_expected, months_counted });
    else {
      total.months_expected += months_expected;
      total.months_counted += months_counted;
    }
  }
  return [...found.values()];
}

/** Neither of the last two quarters counts. */
function isSilent(
  quarters: ReturnType<typeof placeQuartersOf>,
  lastQuarter: number,
  isCounted: ReturnType<typeof countsBy>,
): boolean {
  return !quarters.some((row) => row.quarter >= lastQuarter - 1 && isCounted(row));
}

const smallOptions: TrendOptions = { periodsPerYear: 4, harmonic: false, clusterByUnit: false };

/** A region or the country: with the season, and units as clusters where there are several to compare. */
export function optionsOf(
  counted: readonly UnitQuarter[],
  quarters: number,
  { large, kind, rules }: Place,
): TrendOptions {
  if (!large) return smallOptions;
  const units = new Set(counted.filter((row) => kind.stays(row) > 0).map(({ unit }) => unit));
  return {
    periodsPerYear: 4,
    harmonic: quarters >= rules.minimum_quarters_large,
    clusterByUnit: units.size > 1,
  };
}

function personsCheck(
  counted: readonly UnitQuarter[],
  options: TrendOptions,
  trend: Trend,
  rules: VerdictRules,
): { agrees: boolean; trend: { slope: number; p_value: number } | undefined } | undefined {
  const persons = personsTrend(counted, options);
  if (persons === undefined) return undefined;
  if ("not_estimable" in persons) return { agrees: false, trend: undefined };
  const { slope, p_value } = persons;
  return {
    agrees: Math.sign(slope) === Math.sign(trend.slope) && p_value < rules.persons_p,
    trend: { slope, p_value },
  };
}

/** The first quarter without which the slope has no sign, or the other one. */
function decidingQuarter(
  counted: readonly UnitQuarter[],
  options: TrendOptions,
  trend: Trend,
  kind: SeriesKind,
): number | undefined {
  const quarters = [...new Set(counted.map(({ quarter }) => quarter))].sort((a, b) => a - b);
  return quarters.find((left) => {
    const others = counted.filter(({ quarter }) => quarter !== left);
    return kind.direction(others, options) !== Math.sign(trend.slope);
  });
}
