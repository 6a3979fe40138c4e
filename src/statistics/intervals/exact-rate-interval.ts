import { gammaQuantile } from "../distributions/gamma-quantile.ts";
import type { Interval } from "./interval.ts";
import { rate } from "./rate.ts";

/** 95 % limits of events per 1000 prison days, exact for a Poisson count (Garwood 1936); undefined without days. */
export function exactRateInterval(events: number, prisonDays: number): Interval | undefined {
  const lower = rate(events === 0 ? 0 : gammaQuantile(0.025, events), prisonDays);
  const upper = rate(gammaQuantile(0.975, events + 1), prisonDays);
  return lower === undefined || upper === undefined ? undefined : { lower, upper };
}
