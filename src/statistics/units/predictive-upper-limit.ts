import { countTails } from "../distributions/count-tails.ts";
import { smallestCount } from "../distributions/smallest-count.ts";

/** The smallest count that a unit stays at or below with probability `p`: see countTails for the other two. */
export function predictiveUpperLimit(mean: number, ratioVariance: number, p: number): number {
  if (!(p > 0 && p < 1)) throw new Error(`no upper limit of a count: ${p}`);
  return smallestCount((count) => countTails(count, mean, ratioVariance).below >= p);
}
