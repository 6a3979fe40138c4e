import { sum } from "d3-array";
import { knownRiskSets, survivalAfter } from "./kaplan-meier.ts";
import type { Observed } from "./risk-sets.ts";
import { survivalReach } from "./survival-reach.ts";
import { survivalVariance } from "./survival-variance.ts";

/** Seconds; the standard error and the 95 % limits are undefined where nothing ended before the restriction. */
export interface RestrictedMean {
  mean: number;
  standard_error: number | undefined;
  lower: number | undefined;
  upper: number | undefined;
}

/**
 * The mean length where none counts for more than `until` seconds: the area under the Kaplan-Meier curve up to there
 * (Irwin 1949), with an interval cut at 0 and `until`: a normal one, or Student's t where persons repeat. Undefined past the longest observed, where the curve is
 * not known; `survfit` in R carries its last share on.
 */
export function restrictedMean(observed: readonly Observed[], until: number): RestrictedMean | undefined {
  if (!(until > 0 && until < Infinity)) throw new Error(`not a restriction: ${until}`);
  const sets = knownRiskSets(observed);
  if (until > (sets.at(-1)?.time ?? 0)) return undefined;
  const upTo = sets.map(({ time }) => Math.min(time, until));
  const areas = survivalAfter(sets).map(
    (survival, i) => survival * ((upTo[i + 1] ?? until) - (upTo[i] ?? until)),
  );
  const mean = (upTo[0] ?? until) + sum(areas);
  const variance = survivalVariance(sets, areasFrom(areas)).at(-1);
  const standard_error = variance === undefined ? undefined : Math.sqrt(variance);
  const reach = survivalReach(sets);
  if (standard_error === undefined || reach === undefined)
    return { mean, standard_error, lower: undefined, upper: undefined };
  const lower = Math.max(0, mean - reach * standard_error);
  return { mean, standard_error, lower, upper: Math.min(until, mean + reach * standard_error) };
}

/** The area from each step to the end: as much as the mean moves with log S there. */
function areasFrom(areas: readonly number[]): number[] {
  let after = 0;
  return areas
    .toReversed()
    .map((area) => (after += area))
    .toReversed();
}
