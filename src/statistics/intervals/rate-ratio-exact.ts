import { binomialTails } from "../distributions/binomial-tails.ts";
import { clopperPearsonInterval } from "./clopper-pearson-interval.ts";
import type { EventsInDays } from "./events-in-days.ts";
import { rateRatioEstimate } from "./rate-ratio-estimate.ts";

/** The rate now as a multiple of the rate before, with 95 % limits and the two-sided p of no change. */
export interface RateRatio {
  /** Undefined where one of the two periods has no events: neither 0 nor infinity is an estimate. */
  ratio: number | undefined;
  lower: number;
  /** Undefined where the period before has no events: any multiple, however large, fits them. */
  upper: number | undefined;
  p_value: number;
}

/**
 * The ratio of two rates of independent events, exact given their sum (Przyborowski and Wilenski 1940): the limits are
 * Clopper and Pearson's for the share of the events that fell in the period now; p is twice the smaller tail, and so
 * below 5 % just where the limits leave out 1. Undefined without events, and where a period has no days.
 */
export function rateRatioExact(now: EventsInDays, before: EventsInDays): RateRatio | undefined {
  if (!(now.prisonDays > 0 && before.prisonDays > 0)) return undefined;
  const share = clopperPearsonInterval(now.events, now.events + before.events);
  const shareBefore = clopperPearsonInterval(before.events, now.events + before.events);
  if (!share || !shareBefore) return undefined;
  const daysBefore = before.prisonDays / now.prisonDays;
  return {
    ratio: rateRatioEstimate(now, before),
    lower: (share.lower / shareBefore.upper) * daysBefore,
    upper: before.events === 0 ? undefined : (share.upper / shareBefore.lower) * daysBefore,
    p_value: Math.min(1, 2 * probabilityOfSoFew(now, before), 2 * probabilityOfSoFew(before, now)),
  };
}

/** How probable at most so many events in one of two periods are, given the events in both and no change. */
function probabilityOfSoFew(one: EventsInDays, other: EventsInDays): number {
  const share = one.prisonDays / (one.prisonDays + other.prisonDays);
  return binomialTails(one.events, one.events + other.events, share).below;
}
