import type { EventsInDays } from "./events-in-days.ts";
import { rate } from "./rate.ts";

/** The rate now as a multiple of the rate before; undefined where a period has no days or no events. */
export function rateRatioEstimate(now: EventsInDays, before: EventsInDays): number | undefined {
  if (now.events === 0 || before.events === 0) return undefined;
  const rateNow = rate(now.events, now.prisonDays);
  const rateBefore = rate(before.events, before.prisonDays);
  return rateNow === undefined || rateBefore === undefined ? undefined : rateNow / rateBefore;
}
