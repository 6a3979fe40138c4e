import type { EventsInDays } from "./events-in-days.ts";
import { rateRatioExact, type RateRatio } from "./rate-ratio-exact.ts";
import { rateRatioQuasi, type Dispersion } from "./rate-ratio-quasi.ts";

/** When two periods are compared, and how. The numbers are kept in the dated list of settings. */
export interface RateRatioRules {
  /** in both periods together */
  minimum_events: number;
  /** the largest φ with which counts vary like those of independent events */
  exact_dispersion: number;
}

/**
 * The ratio of the rates of two like periods and how it was found: exact where the counts of the place vary like
 * independent events, else with its φ. Undefined under so many events in both periods together, where a period has
 * no days, and, with such a φ, where a period has no events.
 */
export function rateRatio(
  now: EventsInDays,
  before: EventsInDays,
  dispersion: Dispersion,
  rules: RateRatioRules,
): (RateRatio & { method: "exact" | "quasi_poisson" }) | undefined {
  if (now.events + before.events < rules.minimum_events) return undefined;
  const method = dispersion.dispersion <= rules.exact_dispersion ? "exact" : "quasi_poisson";
  const found = method === "exact" ? rateRatioExact(now, before) : rateRatioQuasi(now, before, dispersion);
  return found && { ...found, method };
}
