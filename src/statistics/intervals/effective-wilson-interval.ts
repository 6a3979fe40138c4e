import { designEffect } from "./design-effect.ts";
import type { Interval } from "./interval.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/**
 * 95 % limits of a share of stays of repeat persons: Wilson's, with as many trials as they are worth, n/D with
 * D = Σm²/Σm over persons with m stays each (Kish 1965, Survey Sampling); undefined without trials.
 */
export function effectiveWilsonInterval(
  successes: number,
  trials: number,
  sumOfSquares: number,
): Interval | undefined {
  if (trials === 0) return wilsonInterval(successes, trials);
  const effect = designEffect(trials, sumOfSquares);
  return wilsonInterval(successes / effect, trials / effect);
}
