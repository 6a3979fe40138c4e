import { sum } from "d3-array";
import { knownRiskSets, survivalAfter } from "./kaplan-meier.ts";
import type { Observed } from "./risk-sets.ts";
import { survivalVariance } from "./survival-variance.ts";
import { z95 } from "./z-95.ts";

/** Seconds; the standard error and the 95 % limits are undefined where nothing ended before the restriction. */
export interface RestrictedMean {
  mean: number;
  standard_error: number | undefined;
  lower: number | undefined;
  upper: number | undefined;
}

/**
 * The mean length where none counts for more than `until` seconds: the area under the Kaplan-Meier curve up to there
 * (Irwin 1949), with a normal interval cut at 0 and `until`. Undefined past the longest observed, where the curve is
 * not known; `survfit` in R carries its last share on.
 */
export function restrictedMean(observed: readonly Observed[], until: number): RestrictedMean | undefined {
  if (!(until > 0 && until < Infinity)) throw new Error(`not a restriction: ${until}`);
  const known = knownRiskSets(observed);
  if (until > (known.at(-1)?.time ?? 0)) return undefined;
  const sets = known.filter(({ time }) => time < until);
  const areas = survivalAfter(sets).map(
    (survival, i) => survival * ((sets[i + 1]?.time ?? until) - (sets[i]?.time ?? 0)),
  );
  const mean = (sets[0]?.time ?? until) + sum(areas);
  const variance = survivalVariance(sets, areasFrom(areas)).at(-1);
  if (variance === undefined) return { mean, standard_error: undefined, lower: undefined, upper: undefined };
  const standard_error = Math.sqrt(variance);
  const lower = Math.max(0, mean - z95 * standard_error);
  return { mean, standard_error, lower, upper: Math.min(until, mean + z95 * standard_error) };
}

/** The area from each step to the end: as much as the mean moves with log S there. */
function areasFrom(areas: readonly number[]): number[] {
  let after = 0;
  return areas
    .toReversed()
    .map((area) => (after += area))
    .toReversed();
}
