import type { SurvivalStep } from "./kaplan-meier.ts";

/**
 * The share lasting longer than `time` seconds, with its 95 % limits where there are any; undefined past the longest
 * observed, unless all had ended by then.
 */
export function survivalAt(
  steps: readonly SurvivalStep[],
  time: number,
): { share: number; lower: number | undefined; upper: number | undefined } | undefined {
  const last = steps.at(-1);
  if (last === undefined || (time > last.time && last.survival > 0)) return undefined;
  const step = steps.findLast((candidate) => candidate.time <= time);
  return { share: step?.survival ?? 1, lower: step?.lower, upper: step?.upper };
}
