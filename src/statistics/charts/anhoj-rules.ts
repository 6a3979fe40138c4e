import { binomialTails } from "../distributions/binomial-tails.ts";
import { runs } from "./runs.ts";
import { sideOf } from "./side.ts";

/** What a run of chance would hardly show in so many points, and what they show. */
export interface AnhojRuns {
  /** points off the line; those on it, and missing ones, are stepped over */
  useful: number;
  longest_run: number;
  /** the longest run that is still ordinary */
  longest_run_limit: number;
  crossings: number;
  /** the fewest crossings that are still ordinary */
  crossings_limit: number;
  signal: boolean;
}

// Fewer say too little about runs (Anhøj and Olesen 2014).
const usefulPoints = 10;

/**
 * Whether points run about a line, the median, otherwise than by chance: a run longer than log2(n) + 3, rounded
 * (Schilling 2012), or fewer crossings than the 5 % quantile of a fair coin (Chen 2010; Anhøj and Olesen 2014).
 */
export function anhojRules(values: readonly (number | undefined)[], line: number): AnhojRuns | undefined {
  const sides = values.flatMap((value) => (value === undefined ? [] : [sideOf(value, line)]));
  const found = runs(sides.filter((side) => side !== 0));
  const useful = found.reduce((sum, run) => sum + run.length, 0);
  if (useful < usefulPoints) return undefined;
  const longest_run = Math.max(...found.map((run) => run.length));
  const longest_run_limit = Math.round(Math.log2(useful)) + 3;
  const crossings = found.length - 1;
  const crossings_limit = fewestOrdinaryCrossings(useful);
  const signal = longest_run > longest_run_limit || crossings < crossings_limit;
  return { useful, longest_run, longest_run_limit, crossings, crossings_limit, signal };
}

/** The smallest k with P(X ≤ k) ≥ 5 %, X binomial of n - 1 fair trials. */
function fewestOrdinaryCrossings(useful: number): number {
  let k = 0;
  while (binomialTails(k, useful - 1, 0.5).below < 0.05) k += 1;
  return k;
}
