import { differenceInterval } from "../intervals/difference-interval.ts";
import type { SurvivalStep } from "./kaplan-meier.ts";
import { survivalAt } from "./survival-at.ts";

/** The limits are undefined where a share is 0 or 1 or has none of its own. */
export interface ShareDifference {
  difference: number;
  lower: number | undefined;
  upper: number | undefined;
}

/**
 * By how much the share lasting longer than `time` seconds is higher in the first of two independent curves than in
 * the second, with 95 % limits from the log-log limits of each (Zou and Donner 2008). Undefined where one is not known.
 */
export function shareBeyondDifference(
  first: readonly SurvivalStep[],
  second: readonly SurvivalStep[],
  time: number,
): ShareDifference | undefined {
  const [a, b] = [survivalAt(first, time), survivalAt(second, time)];
  if (a === undefined || b === undefined) return undefined;
  const difference = a.share - b.share;
  const [known, other] = [withLimits(a), withLimits(b)];
  if (known === undefined || other === undefined) return { difference, lower: undefined, upper: undefined };
  return { difference, ...differenceInterval(known, other) };
}

function withLimits({ share, lower, upper }: NonNullable<ReturnType<typeof survivalAt>>) {
  return lower === undefined || upper === undefined ? undefined : { estimate: share, lower, upper };
}
