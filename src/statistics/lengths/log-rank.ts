import { sum } from "d3-array";
import { chiSquaredTails } from "../distributions/chi-squared-tails.ts";
import { effectivePersons } from "./effective-persons.ts";
import { riskSets, type Observed, type RiskSet } from "./risk-sets.ts";
import { tTails } from "../distributions/t-tails.ts";

// A sum of squares that should be 0 keeps some rounding.
const rounding = 1e-12;

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
 * The log-rank test of two groups (Mantel 1966), with the hypergeometric variance, delayed entry counted. Where persons
 * repeat, in one group or both, the variance is by person (Lin and Wei 1989; the robust score test of coxph in R) and p
 * by Student's t for as many persons as the stays are worth. Undefined where no end could tell: none, or none while both
 * groups were at risk, or where the persons do not differ.
 */
export function logRank(first: readonly Observed[], second: readonly Observed[]): LogRank | undefined {
  const observed = [...inGroup(first, true), ...inGroup(second, false)];
  const sets = compared(observed);
  const ended = first.filter((each) => each.ended).length;
  const expected = sum(sets, (set) => set.ended * set.share);
  const persons = effectivePersons(observed);
  const independent = sum(sets, hypergeometricVariance);
  const variance = persons === undefined ? independent : varianceByPerson(sets);
  if (persons === 1 || !(variance > rounding * independent)) return undefined;
  const chi_squared = (ended - expected) ** 2 / variance;
  return { ended, expected, chi_squared, p_value: pValue(chi_squared, persons) };
}

interface Grouped extends Observed {
  isFirst: boolean;
}

/** A risk set, and the share of it that was of the first group. */
interface Compared extends RiskSet<Grouped> {
  share: number;
}

function compared(observed: readonly Grouped[]): Compared[] {
  let atRiskInFirst = 0;
  return riskSets(observed).map((set) => {
    atRiskInFirst += countFirst(set.entering);
    const share = atRiskInFirst / set.at_risk;
    atRiskInFirst -= countFirst(set.leaving);
    return { ...set, share };
  });
}

function hypergeometricVariance({ at_risk, ended, share }: Compared): number {
  return at_risk > 1 ? (ended * share * (1 - share) * (at_risk - ended)) / (at_risk - 1) : 0;
}

/** The sum of squares of what each person adds to the ends of the first group less those expected. */
function varianceByPerson(sets: readonly Compared[]): number {
  const added = new Map<unknown, number>();
  let [hazard, hazardOfFirst] = [0, 0];
  const add = (stay: Grouped, amount: number) =>
    added.set(stay.person ?? stay, (added.get(stay.person ?? stay) ?? 0) + amount);
  const expectedSoFar = ({ isFirst }: Grouped) => (isFirst ? hazard : 0) - hazardOfFirst;
  for (const { at_risk, ended, share, entering, leaving } of sets) {
    for (const stay of entering) add(stay, expectedSoFar(stay));
    hazard += ended / at_risk;
    hazardOfFirst += (share * ended) / at_risk;
    for (const stay of leaving)
      add(stay, (stay.ended ? Number(stay.isFirst) - share : 0) - expectedSoFar(stay));
  }
  return sum(added.values(), (amount) => amount ** 2);
}

function pValue(chiSquared: number, persons: number | undefined): number {
  if (persons === undefined) return chiSquaredTails(chiSquared, 1).above;
  return 2 * tTails(Math.sqrt((chiSquared * (persons - 1)) / persons), persons - 1).above;
}

function inGroup(observed: readonly Observed[], isFirst: boolean): Grouped[] {
  return observed.map((each) => ({ ...each, isFirst }));
}

function countFirst(members: readonly Grouped[]): number {
  return members.filter(({ isFirst }) => isFirst).length;
}
