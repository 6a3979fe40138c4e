import { chiSquaredTails } from "./chi-squared-tails.ts";
import { riskSets, type Observed } from "./risk-sets.ts";

/** Whether two groups end at the same pace. */
export interface LogRank {
  /** how many of the first group ended */
  ended: number;
  /** how many would have, had both groups ended at one pace: fewer ended than that lasted longer */
  expected: number;
  /** on 1 degree of freedom */
  chi_squared: number;
  p_value: number;
}

/**
 * The log-rank test of two groups (Mantel 1966), with the hypergeometric variance, delayed entry counted; persons are
 * taken as if they did not repeat. Undefined where no end could tell: none, or none while both groups were at risk.
 */
export function logRank(first: readonly Observed[], second: readonly Observed[]): LogRank | undefined {
  let [atRiskInFirst, ended, expected, variance] = [0, 0, 0, 0];
  for (const set of riskSets([...inGroup(first, true), ...inGroup(second, false)])) {
    atRiskInFirst += countFirst(set.entering);
    const share = atRiskInFirst / set.at_risk;
    ended += countFirst(set.leaving.filter((each) => each.ended));
    expected += set.ended * share;
    if (set.at_risk > 1)
      variance += (set.ended * share * (1 - share) * (set.at_risk - set.ended)) / (set.at_risk - 1);
    atRiskInFirst -= countFirst(set.leaving);
  }
  if (variance === 0) return undefined;
  const chi_squared = (ended - expected) ** 2 / variance;
  return { ended, expected, chi_squared, p_value: chiSquaredTails(chi_squared, 1).above };
}

function inGroup(observed: readonly Observed[], isFirst: boolean): (Observed & { isFirst: boolean })[] {
  return observed.map((each) => ({ ...each, isFirst }));
}

function countFirst(members: readonly { isFirst: boolean }[]): number {
  return members.filter(({ isFirst }) => isFirst).length;
}
