import type { EventsInDays } from "./events-in-days.ts";
import { rateRatioEstimate } from "./rate-ratio-estimate.ts";
import type { RateRatio } from "./rate-ratio-exact.ts";
import { tInterval } from "./t-interval.ts";

/** How many times more the counts of a place vary than Poisson counts (φ), and on how many degrees of freedom. */
export interface Dispersion {
  dispersion: number;
  degreesOfFreedom: number;
}

/**
 * The ratio of two rates of events that vary φ times more than Poisson counts, log RR ± t·√(φ(1/O₁ + 1/O₀)): the
 * quasi-Poisson model of two periods, with the φ of the place's own trend. Undefined where a period has no events or
 * no days.
 */
export function rateRatioQuasi(
  now: EventsInDays,
  before: EventsInDays,
  { dispersion, degreesOfFreedom }: Dispersion,
): (RateRatio & { ratio: number; upper: number }) | undefined {
  const ratio = rateRatioEstimate(now, before);
  if (ratio === undefined) return undefined;
  const standardError = Math.sqrt(dispersion * (1 / now.events + 1 / before.events));
  const { lower, upper, p_value } = tInterval(Math.log(ratio), standardError, degreesOfFreedom);
  return { ratio, lower: Math.exp(lower), upper: Math.exp(upper), p_value };
}
