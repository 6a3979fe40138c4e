import type { Tails } from "./incomplete-gamma.ts";
import { negativeBinomialTails } from "./negative-binomial-tails.ts";
import { poissonTails } from "./poisson-tails.ts";

/**
 * P(X ≤ k) and P(X > k) of the count of a unit that expects `mean` events, where the true rates of units have the
 * variance `ratioVariance` as multiples of the common one: a Poisson count without it, else a negative binomial one of
 * size 1/ratioVariance.
 */
export function countTails(k: number, mean: number, ratioVariance: number): Tails {
  const size = 1 / ratioVariance;
  return size === Infinity ? poissonTails(k, mean) : negativeBinomialTails(k, mean, size);
}
