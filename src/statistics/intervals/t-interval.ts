import { tQuantile } from "../distributions/t-quantile.ts";
import { tTails } from "../distributions/t-tails.ts";

/** 95 % limits of an estimate by Student's t, and the two-sided p that it is really zero. */
export function tInterval(
  estimate: number,
  standardError: number,
  degreesOfFreedom: number,
): { lower: number; upper: number; p_value: number } {
  const reach = tQuantile(0.975, degreesOfFreedom) * standardError;
  const away = Math.abs(estimate) / standardError;
  return {
    lower: estimate - reach,
    upper: estimate + reach,
    p_value: Math.min(1, 2 * tTails(away, degreesOfFreedom).above),
  };
}
