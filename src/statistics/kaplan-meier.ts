import { z95 } from "./z-95.ts";

/** How long something lasted, or has lasted so far. */
export interface Observed {
  /** seconds */
  duration: number;
  /** false while it still lasts, or where nobody knows more */
  ended: boolean;
}

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
 * Greenwood's variance (Kalbfleisch and Prentice 1980): none while nothing has ended, and none when all have.
 */
export function kaplanMeier(observed: readonly Observed[]): SurvivalStep[] {
  const steps: SurvivalStep[] = [];
  let atRisk = observed.length;
  let survival = 1;
  let greenwood = 0;
  for (const { time, ended, leaving } of leavingByTime(observed)) {
    survival *= 1 - ended / atRisk;
    greenwood += ended / (atRisk * (atRisk - ended));
    steps.push({ time, at_risk: atRisk, ended, survival, ...logLogLimits(survival, greenwood) });
    atRisk -= leaving;
  }
  return steps;
}

function leavingByTime(observed: readonly Observed[]): { time: number; ended: number; leaving: number }[] {
  const times: { time: number; ended: number; leaving: number }[] = [];
  for (const { duration, ended } of observed.toSorted((a, b) => a.duration - b.duration)) {
    if (!(duration >= 0)) throw new Error(`not a duration: ${duration}`);
    let last = times.at(-1);
    if (last?.time !== duration) times.push((last = { time: duration, ended: 0, leaving: 0 }));
    last.ended += ended ? 1 : 0;
    last.leaving += 1;
  }
  return times;
}

function logLogLimits(survival: number, greenwood: number): Pick<SurvivalStep, "lower" | "upper"> {
  if (survival === 0 || survival === 1) return { lower: undefined, upper: undefined };
  const width = Math.exp((z95 * Math.sqrt(greenwood)) / -Math.log(survival));
  return { lower: survival ** width, upper: survival ** (1 / width) };
}
