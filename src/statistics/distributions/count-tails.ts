import type { Tails } from "./incomplete-gamma.ts";
import { negativeBinomialTails } from "./negative-binomial-tails.ts";
import { poissonTails } from "./poisson-tails.ts";

// Rates that vary by a billionth of themselves make no difference in the digits of a count's probability.
const tooSmallToTell = 1e-18;

/**
 * P(X ≤ k) and P(X > k) of the count of a unit that expects `mean` events, where the true rates of units have the
 * variance `ratioVariance` as multiples of the common one: a Poisson count without it, else a negative binomial one of
 * size 1/ratioVariance.
 */
export function countTails(k: number, mean: number, ratioVariance: number): Tails {
  if (!(ratioVariance >= 0)) throw new Error(`no variance of rates: ${ratioVariance}`);
  return ratioVariance < tooSmallToTell
    ? poissonTails(k, mean)
    : negativeBinomialTails(k, mean, 1 / ratioVariance);
}
