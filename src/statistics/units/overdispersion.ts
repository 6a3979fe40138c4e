import { mean, quantile, sum } from "d3-array";

/** Events of a unit, and how many a unit of its class with as many prison days would have had. */
export interface ObservedAndExpected {
  observed: number;
  expected: number;
}

/** How much more units of a class differ than chance makes them. */
export interface Overdispersion {
  /** φ: the mean square of the standardised differences, 1 where only chance is at work. */
  dispersion: number;
  /** τ²: the variance of the square root of the true ratios of units; 0 where φ is at most 1. */
  tau_squared: number;
  /** 4τ²: to the first order the variance of the true ratios themselves, and so 1/size of a negative binomial. */
  ratio_variance: number;
}

/** A unit that expects fewer events is not judged: the square root of its count is too far from normal. */
export const fewestExpected = 1;
/** A class of fewer such units says nothing of how much units differ. */
export const fewestUnits = 10;
const winsorised = 0.1;

/**
 * Additive overdispersion of a class of units on the square root scale: standardised differences winsorised at 10 % to
 * each side, τ² by DerSimonian and Laird (Spiegelhalter 2005, Quality and Safety in Health Care 14, 347–351, and
 * Statistics in Medicine 24, 1185–1202). Undefined for fewer than ten units that expect at least one event.
 */
export function overdispersion(units: readonly ObservedAndExpected[]): Overdispersion | undefined {
  const judged = units.filter(({ expected }) => expected >= fewestExpected);
  if (judged.length < fewestUnits) return undefined;
  const dispersion = mean(winsorise(judged.map(standardisedDifference)), (z) => z * z) ?? 0;
  const weights = judged.map(({ expected }) => 4 * expected);
  const total = sum(weights);
  const surplus = judged.length * dispersion - (judged.length - 1);
  const tau_squared =
    dispersion > 1 ? surplus / (total - sum(weights, (weight) => weight * weight) / total) : 0;
  return { dispersion, tau_squared, ratio_variance: 4 * tau_squared };
}

/** (√(O/E) - 1) / s with s = 1/(2√E). */
function standardisedDifference({ observed, expected }: ObservedAndExpected): number {
  return 2 * (Math.sqrt(observed) - Math.sqrt(expected));
}

function winsorise(numbers: number[]): number[] {
  const [low = 0, high = 0] = [winsorised, 1 - winsorised].map((share) => quantile(numbers, share));
  return numbers.map((number) => Math.min(high, Math.max(low, number)));
}
