import { clusteredRateInterval, type ClusteredRateMethod } from "./clustered-rate-interval.ts";
import type { Interval } from "./interval.ts";
import { poissonRateInterval } from "./poisson-rate-interval.ts";

export type RateIntervalMethod = "exact" | "byar" | ClusteredRateMethod;

/**
 * 95 % limits of events per 1000 prison days and how they were found: for events of repeat persons where the sum of
 * squares of events per person is known, as if all were independent where it is not. Undefined without days.
 */
export function rateInterval(
  events: number,
  prisonDays: number,
  sumOfSquares?: number,
): (Interval & { method: RateIntervalMethod }) | undefined {
  return sumOfSquares === undefined
    ? poissonRateInterval(events, prisonDays)
    : clusteredRateInterval(events, sumOfSquares, prisonDays);
}
