import { median } from "d3-array";
import { kendallScore } from "./mann-kendall.ts";
import { z95 } from "../distributions/z-95.ts";

/** A slope per period. */
export interface SenSlope {
  slope: number;
  /** 95 % limits, where the series is long enough for them */
  lower: number | undefined;
  upper: number | undefined;
}

/**
 * The median of the slopes between all pairs of periods (Sen 1968), with limits from the variance of Kendall's score;
 * undefined without two periods.
 */
export function senSlope(series: readonly { period: number; value: number }[]): SenSlope | undefined {
  const slopes = slopesOfPairs(series).sort((a, b) => a - b);
  const slope = median(slopes);
  if (slope === undefined) return undefined;
  return { slope, ...limits(slopes, kendallScore(series.map(({ value }) => value)).variance) };
}

function slopesOfPairs(series: readonly { period: number; value: number }[]): number[] {
  return series.flatMap((a, i) =>
    series
      .slice(i + 1)
      .filter((b) => b.period !== a.period)
      .map((b) => (b.value - a.value) / (b.period - a.period)),
  );
}

/** The slopes at ranks (N ∓ C)/2, C = z √variance, rounded as in scipy.stats.theilslopes. */
function limits(slopes: readonly number[], variance: number): Pick<SenSlope, "lower" | "upper"> {
  const reach = z95 * Math.sqrt(variance);
  const lower = slopes[Math.round((slopes.length - reach) / 2) - 1];
  const upper = slopes[Math.round((slopes.length + reach) / 2)];
  return lower === undefined || upper === undefined
    ? { lower: undefined, upper: undefined }
    : { lower, upper };
}
