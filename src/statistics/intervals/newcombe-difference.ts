import { differenceInterval, type Estimate } from "./difference-interval.ts";
import type { Interval } from "./interval.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** A share: so many successes in so many trials. */
export interface Share {
  successes: number;
  trials: number;
}

/**
 * The share now less the share before, with 95 % limits by the hybrid score method without continuity correction
 * (Newcombe 1998, Statistics in Medicine 17, 873–890, method 10); undefined where one of them has no trials.
 */
export function newcombeDifference(
  now: Share,
  before: Share,
): (Interval & { difference: number }) | undefined {
  const [first, second] = [withLimits(now), withLimits(before)];
  return first && second
    ? { difference: first.estimate - second.estimate, ...differenceInterval(first, second) }
    : undefined;
}

function withLimits({ successes, trials }: Share): Estimate | undefined {
  const limits = wilsonInterval(successes, trials);
  return limits && { estimate: successes / trials, ...limits };
}
