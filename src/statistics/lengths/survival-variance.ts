import { effectivePersons } from "./effective-persons.ts";
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
  const personsRepeat = effectivePersons(sets.flatMap(({ entering }) => entering)) !== undefined;
  const variance = personsRepeat ? varianceByPerson(sets, weights) : greenwood;
  return variance.map((found, i) => (found > rounding * (greenwood[i] ?? 0) ? found : undefined));
}

function greenwoodVariance(sets: readonly RiskSet[], weights: readonly number[]): number[] {
  let variance = 0;
  return sets.map((set, i) => (variance += (weights[i] ?? 0) ** 2 * hazardPerStaying(set)));
}

/** What each at risk adds to log S by not ending; nothing where all end, for S is then 0 whatever each weighs. */
function hazardPerStaying({ at_risk, ended }: RiskSet): number {
  return ended < at_risk ? ended / (at_risk * (at_risk - ended)) : 0;
}

interface Person {
  at_risk: number;
  /** by how much log S would change without the person, as it was when `at_risk` last did */
  influence: number;
  /** the sum of hazards up to then: each at risk adds what comes after */
  hazard: number;
}

/** The sum of squares of the influences of all persons, kept up to date for those alone whose stays enter or leave. */
function varianceByPerson(sets: readonly RiskSet[], weights: readonly number[]): number[] {
  const persons = new Map<unknown, Person>();
  let hazard = 0;
  let [squares, products, atRiskSquares] = [0, 0, 0];
  const count = ({ at_risk, influence }: Person, sign: 1 | -1) => {
    squares += sign * influence ** 2;
    products += sign * influence * at_risk;
    atRiskSquares += sign * at_risk ** 2;
  };
  const change = (key: unknown, atRisk: number, influence: number) => {
    const before = persons.get(key) ?? { at_risk: 0, influence: 0, hazard };
    const now = {
      ...before,
      influence: before.influence + before.at_risk * (hazard - before.hazard),
      hazard,
    };
    count(now, -1);
    const after = { at_risk: now.at_risk + atRisk, influence: now.influence + influence, hazard };
    count(after, 1);
    persons.set(key, after);
  };
  return sets.map((set, i) => {
    const weight = weights[i] ?? 0;
    for (const stay of set.entering) change(stay.person ?? stay, 1, 0);
    const added = weight * hazardPerStaying(set);
    hazard += added;
    squares += 2 * added * products + added ** 2 * atRiskSquares;
    products += added * atRiskSquares;
    const perEnd = set.ended < set.at_risk ? weight / (set.at_risk - set.ended) : 0;
    for (const stay of set.leaving) change(stay.person ?? stay, -1, stay.ended ? -perEnd : 0);
    return squares;
  });
}
