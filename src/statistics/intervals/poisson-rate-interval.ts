import { byarRateInterval } from "./byar-rate-interval.ts";
import { exactRateInterval } from "./exact-rate-interval.ts";
import type { Interval } from "./interval.ts";

// Byar's lower limit is 48 % too low at one event and 0.75 % at five; PHEindicatormethods changes at the same count.
const eventsForByar = 10;

/** 95 % limits of independent events per 1000 prison days and how they were found; undefined without days. */
export function poissonRateInterval(
  events: number,
  prisonDays: number,
): (Interval & { method: "exact" | "byar" }) | undefined {
  const method = events < eventsForByar ? "exact" : "byar";
  const interval = (method === "exact" ? exactRateInterval : byarRateInterval)(events, prisonDays);
  return interval && { ...interval, method };
}
