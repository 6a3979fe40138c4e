import type { Interval } from "./interval.ts";
import { rate } from "./rate.ts";
import { z95 } from "../distributions/z-95.ts";

/**
 * 95 % limits of events per 1000 prison days by Byar's approximation (Breslow and Day 1987, p. 69); undefined
 * without days, and without events, where it has no lower limit.
 */
export function byarRateInterval(events: number, prisonDays: number): Interval | undefined {
  if (events === 0) return undefined;
  const lower = rate(limit(events, -z95), prisonDays);
  const upper = rate(limit(events + 1, z95), prisonDays);
  return lower === undefined || upper === undefined ? undefined : { lower, upper };
}

function limit(events: number, z: number): number {
  return events * (1 - 1 / (9 * events) + z / (3 * Math.sqrt(events))) ** 3;
}
