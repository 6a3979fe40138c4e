import type { SurvivalStep } from "./kaplan-meier.ts";

// The survival is a product of fractions, and may miss a half by the last digit.
const rounding = 1e-12;

/**
 * The seconds within which a share `p` has ended: the smallest time with S ≤ 1 - p, and its 95 % limits by the same
 * rule on the limits of S (Brookmeyer and Crowley 1982). Each is undefined where it was not reached.
 */
export function survivalQuantile(
  steps: readonly SurvivalStep[],
  p: number,
): { time: number | undefined; lower: number | undefined; upper: number | undefined } {
  const firstDown = (share: "survival" | "lower" | "upper") =>
    steps.find((step) => (step[share] ?? 1) <= 1 - p + rounding)?.time;
  return { time: firstDown("survival"), lower: firstDown("lower"), upper: firstDown("upper") };
}
