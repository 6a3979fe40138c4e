import { logLinearDirection, logLinearTrend, type TrendOptions } from "../trends/log-linear-trend.ts";
import { quasiBinomialDirection, quasiBinomialTrend } from "../trends/quasi-binomial-trend.ts";
import { squareRootSlope, squareRootTrend } from "../trends/square-root-trend.ts";
import { directionOf, type Trend } from "../trends/trend.ts";
import type { UnitQuarter } from "./unit-quarter.ts";

/** How the trend of a series is found. */
export interface SeriesKind {
  trend(quarters: readonly UnitQuarter[], options: TrendOptions): Trend | { not_estimable: string };
  /** Whether the slope is above 0 (1), below (−1) or 0; undefined where there is none. */
  direction(quarters: readonly UnitQuarter[], options: TrendOptions): number | undefined;
  /** How many stays the series rests on. */
  stays(quarter: UnitQuarter): number;
  /** The same rule on different persons instead of stays, where the kind is a count of stays. */
  persons: boolean;
  /** What stays in missing months may have been: the share of them that was self-harm related. */
  mayHaveBeen: readonly number[];
}

const asCounts = (quarters: readonly UnitQuarter[], events: (quarter: UnitQuarter) => number) =>
  quarters.map((row) => ({
    unit: row.unit,
    period: row.quarter,
    events: events(row),
    exposure: row.exposure,
  }));
const asStays = (quarters: readonly UnitQuarter[]) => asCounts(quarters, ({ stays }) => stays);
const asHours = (quarters: readonly UnitQuarter[]) =>
  quarters.map(({ unit, quarter, hours, exposure, stays, hours_squared }) => ({
    unit,
    period: quarter,
    hours,
    exposure,
    stays,
    hours_squared,
  }));
const asShares = (quarters: readonly UnitQuarter[]) =>
  quarters.map(({ unit, quarter, self_harm, answered }) => ({
    unit,
    period: quarter,
    successes: self_harm,
    trials: answered,
  }));

export const seriesKinds = {
  count: {
    trend: (quarters, options) => logLinearTrend(asStays(quarters), options),
    direction: (quarters, options) => logLinearDirection(asStays(quarters), options),
    stays: ({ stays }) => stays,
    persons: true,
    mayHaveBeen: [0],
  },
  hours: {
    trend: (quarters, options) => squareRootTrend(asHours(quarters), options),
    direction: (quarters, options) => directionOf(squareRootSlope(asHours(quarters), options)),
    stays: ({ stays }) => stays,
    persons: false,
    mayHaveBeen: [0],
  },
  share: {
    trend: (quarters, options) => quasiBinomialTrend(asShares(quarters), options),
    direction: (quarters, options) => quasiBinomialDirection(asShares(quarters), options),
    stays: ({ answered }) => answered,
    persons: false,
    mayHaveBeen: [0, 1],
  },
} as const satisfies Record<string, SeriesKind>;

export type SeriesKindName = keyof typeof seriesKinds;

/** The slope of the number of different persons, by the rule for stays; undefined where nobody knows who. */
export function personsTrend(
  quarters: readonly UnitQuarter[],
  options: TrendOptions,
): Trend | { not_estimable: string } | undefined {
  if (quarters.some(({ persons }) => persons === undefined)) return undefined;
  return logLinearTrend(
    asCounts(quarters, ({ persons }) => persons ?? 0),
    options,
  );
}
