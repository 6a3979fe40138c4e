import { normalInterval } from "../intervals/normal-interval.ts";
import { asRatio } from "./trend.ts";

/** A slope of a logarithm with limits from the normal distribution. */
export interface LargeSampleSlope {
  /** β per year on the log scale */
  slope: number;
  standard_error: number;
  ratio_per_year: number;
  lower: number;
  upper: number;
  /** two-sided */
  p_value: number;
}

/** The slope as a ratio per year, unless its limits are 0 or without end, or it has no error to be measured by. */
export function largeSampleSlope(
  slope: number,
  standard_error: number,
): LargeSampleSlope | { not_estimable: "too_wide" | "did_not_settle" } {
  if (!(standard_error > 0)) return { not_estimable: "did_not_settle" };
  const found = asRatio({ slope, standard_error, ...normalInterval(slope, standard_error) });
  return found.lower > 0 && found.upper < Infinity ? found : { not_estimable: "too_wide" };
}
