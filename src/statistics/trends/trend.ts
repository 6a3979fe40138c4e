import { at } from "./at.ts";
import type { Dispersion } from "./pooled-dispersion.ts";
import { tInterval } from "../intervals/t-interval.ts";
import type { Covariance } from "./trend-covariance.ts";

/** What all units had in one period, and what the trend expects of it. */
export interface FittedPeriod {
  period: number;
  /** events, hours, or successes */
  events: number;
  /** prison days, or trials; of all units, those that tell nothing of a change too */
  exposure: number;
  /** what is expected, with the 95 % band of its mean */
  fitted: number;
  lower: number;
  upper: number;
  /** Pearson's */
  residual: number;
}

/** The change of a rate, of hours or of the odds of a share: per year, with its interval. */
export interface Trend extends Dispersion {
  /** β per year on the scale of the model */
  slope: number;
  standard_error: number;
  degrees_of_freedom: number;
  ratio_per_year: number;
  lower: number;
  upper: number;
  /** two-sided */
  p_value: number;
  fitted: FittedPeriod[];
}

/** 1 for up, −1 for down, 0 for neither; undefined where there is no slope. */
export function directionOf(slope: number | undefined): number | undefined {
  return slope === undefined ? undefined : Math.sign(slope);
}

/** The first coefficient as a slope with its 95 % t interval, on the scale of the model. */
export function slopeEstimate(
  coefficients: Float64Array,
  { dispersion, pearson }: Dispersion,
  { covariance, degrees_of_freedom }: Covariance,
): Omit<Trend, "ratio_per_year" | "fitted"> {
  const slope = at(coefficients, 0);
  const standard_error = Math.sqrt(at(covariance, 0));
  const interval = tInterval(slope, standard_error, degrees_of_freedom);
  return { slope, standard_error, degrees_of_freedom, dispersion, pearson, ...interval };
}

/** A trend of a logarithm as a ratio per year. */
export function asRatio<E extends { slope: number; lower: number; upper: number }>(
  estimate: E,
): E & { ratio_per_year: number } {
  return {
    ...estimate,
    ratio_per_year: Math.exp(estimate.slope),
    lower: Math.exp(estimate.lower),
    upper: Math.exp(estimate.upper),
  };
}

/** The trend, unless a ratio is 0 or a limit without end: that is no answer. */
export function withinNumbers(trend: Trend): Trend | { not_estimable: "too_wide" } {
  const bounded = trend.lower > 0 && [trend, ...trend.fitted].every(({ upper }) => upper < Infinity);
  return bounded ? trend : { not_estimable: "too_wide" };
}
