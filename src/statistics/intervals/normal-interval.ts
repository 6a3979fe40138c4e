import { normalTails } from "../distributions/normal-tails.ts";
import { z95 } from "../distributions/z-95.ts";

/** 95 % limits of an estimate by the normal distribution, and the two-sided p that it is really zero. */
export function normalInterval(
  estimate: number,
  standardError: number,
): { lower: number; upper: number; p_value: number } {
  const reach = z95 * standardError;
  const p_value = 2 * normalTails(Math.abs(estimate) / standardError).above;
  return { lower: estimate - reach, upper: estimate + reach, p_value };
}
