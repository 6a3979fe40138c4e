import { enteredAt, riskSets, type Observed, type RiskSet } from "./risk-sets.ts";
import { survivalReach } from "./survival-reach.ts";
import { survivalVariance } from "./survival-variance.ts";

export type { Observed } from "./risk-sets.ts";

/** The state right after `time`: the share that lasts longer, with 95 % limits where there are any. */
export interface SurvivalStep {
  /** seconds */
  time: number;
  at_risk: number;
  ended: number;
  survival: number;
  lower: number | undefined;
  upper: number | undefined;
}

/**
 * The share lasting longer than each observed duration (Kaplan and Meier 1958), with log-log limits from
 * Greenwood's variance (Kalbfleisch and Prentice 1980), or by person, and by Student's t, where persons repeat: none
 * while nothing has ended, and none when all have.
 */
export function kaplanMeier(observed: readonly Observed[]): SurvivalStep[] {
  const sets = knownRiskSets(observed);
  const survivals = survivalAfter(sets);
  const variances = survivalVariance(sets);
  const reach = survivalReach(sets);
  return sets.map(({ time, at_risk, ended }, i) => {
    const survival = survivals[i] ?? 1;
    return { time, at_risk, ended, survival, ...logLogLimits(survival, variances[i], reach) };
  });
}

/** The share that lasts longer than the time of each risk set. */
export function survivalAfter(sets: readonly RiskSet[]): number[] {
  let survival = 1;
  return sets.map(({ at_risk, ended }) => (survival *= 1 - ended / at_risk));
}

/**
 * The risk sets up to where the curve ceases to be known: before a time at which nobody was under observation, and
 * before all who were at risk ended while others were still to enter. The product would stay flat through the first
 * and at 0 after the second (so it does in R), by the accident of who came when.
 */
export function knownRiskSets(observed: readonly Observed[]): RiskSet[] {
  const sets = riskSets(observed);
  const unknown = sets.findIndex(
    (set, i) => isAfterGap(set, sets[i - 1]) || (set.ended === set.at_risk && i < sets.length - 1),
  );
  return unknown < 0 ? sets : sets.slice(0, unknown);
}

function isAfterGap({ entering }: RiskSet, before: RiskSet | undefined): boolean {
  if (before !== undefined && before.at_risk > before.leaving.length) return false;
  return entering.every((each) => enteredAt(each) > (before?.time ?? 0));
}

function logLogLimits(
  survival: number,
  variance: number | undefined,
  reach: number | undefined,
): Pick<SurvivalStep, "lower" | "upper"> {
  if (survival === 0 || variance === undefined || reach === undefined)
    return { lower: undefined, upper: undefined };
  const width = Math.exp((reach * Math.sqrt(variance)) / -Math.log(survival));
  return { lower: survival ** width, upper: survival ** (1 / width) };
}
