import { designEffect } from "./design-effect.ts";
import type { Interval } from "./interval.ts";
import { poissonRateInterval } from "./poisson-rate-interval.ts";
import { rate } from "./rate.ts";

export type ClusteredRateMethod = "clustered_exact" | "clustered_byar";

/**
 * 95 % limits of events of repeat persons per 1000 prison days: those of independent events, drawn out from the rate
 * by √(V/O), V = Σ(events per person)² (Dobson et al. 1991; PHEindicatormethods for events that are not independent).
 * The lower one is cut at 0. Without events they are the exact ones; undefined without days.
 */
export function clusteredRateInterval(
  events: number,
  sumOfSquares: number,
  prisonDays: number,
): (Interval & { method: ClusteredRateMethod }) | undefined {
  const centre = rate(events, prisonDays);
  const independent = poissonRateInterval(events, prisonDays);
  if (centre === undefined || !independent) return undefined;
  const stretch = events === 0 ? 1 : Math.sqrt(designEffect(events, sumOfSquares));
  return {
    lower: Math.max(0, centre + stretch * (independent.lower - centre)),
    upper: centre + stretch * (independent.upper - centre),
    method: `clustered_${independent.method}`,
  };
}
