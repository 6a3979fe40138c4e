import { sum } from "d3-array";
import type { RiskSet } from "./risk-sets.ts";

// A sum of squares that should be 0 keeps some rounding.
const rounding = 1e-12;

/**
 * The variance, up to each risk set, of the sum of weight · log(1 - ended / at risk): weights of 1 give that of log S.
 * Greenwood's (1926), or the infinitesimal jackknife by person where persons repeat, which is the same where none does
 * and all are seen from the start (Therneau, survival in R, `cluster`). Undefined where nothing varies: before the
 * first end, or where the persons do not differ, as one person cannot from others.
 */
export function survivalVariance(
  sets: readonly RiskSet[],
  weights: readonly number[] = sets.map(() => 1),
): (number | undefined)[] {
  const greenwood = greenwoodVariance(sets, weights);
  const variance = personsRepeat(sets) ? varianceByPerson(sets, weights) : greenwood;
  return variance.map((found, i) => (found > rounding * (greenwood[i] ?? 0) ? found : undefined));
}

function personsRepeat(sets: readonly RiskSet[]): boolean {
  const persons = sets.flatMap(({ entering }) => entering.flatMap(({ person }) => person ?? []));
  return new Set(persons).size < persons.length;
}

function greenwoodVariance(sets: readonly RiskSet[], weights: readonly number[]): number[] {
  let variance = 0;
  return sets.map((set, i) => (variance += (weights[i] ?? 0) ** 2 * hazardPerStaying(set)));
}

/** What each at risk adds to log S by not ending; nothing where all end, for S is then 0 whatever each weighs. */
function hazardPerStaying({ at_risk, ended }: RiskSet): number {
  return ended < at_risk ? ended / (at_risk * (at_risk - ended)) : 0;
}

function varianceByPerson(sets: readonly RiskSet[], weights: readonly number[]): number[] {
  const persons = new Map<unknown, { at_risk: number; influence: number }>();
  const change = (key: unknown, atRisk: number, influence: number) => {
    const before = persons.get(key) ?? { at_risk: 0, influence: 0 };
    persons.set(key, { at_risk: before.at_risk + atRisk, influence: before.influence + influence });
  };
  return sets.map((set, i) => {
    const weight = weights[i] ?? 0;
    for (const stay of set.entering) change(stay.person ?? stay, 1, 0);
    for (const person of persons.values())
      person.influence += person.at_risk * weight * hazardPerStaying(set);
    const perEnd = set.ended < set.at_risk ? weight / (set.at_risk - set.ended) : 0;
    for (const stay of set.leaving) change(stay.person ?? stay, -1, stay.ended ? -perEnd : 0);
    return sum(persons.values(), ({ influence }) => influence ** 2);
  });
}
