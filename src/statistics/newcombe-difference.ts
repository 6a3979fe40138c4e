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
  const limits = wilsonInterval(now.successes, now.trials);
  const limitsBefore = wilsonInterval(before.successes, before.trials);
  if (!limits || !limitsBefore) return undefined;
  const share = now.successes / now.trials;
  const shareBefore = before.successes / before.trials;
  const difference = share - shareBefore;
  return {
    difference,
    lower: difference - Math.hypot(share - limits.lower, limitsBefore.upper - shareBefore),
    upper: difference + Math.hypot(limits.upper - share, shareBefore - limitsBefore.lower),
  };
}
