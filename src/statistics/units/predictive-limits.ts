import { countTails } from "../distributions/count-tails.ts";
import type { UnitLimits } from "./funnel-limits.ts";
import { fewestExpected } from "./overdispersion.ts";
import { smallestCount } from "../distributions/smallest-count.ts";

/**
 * The smallest and the largest count that a unit has when it differs no more than units of its class do: outside lie
 * counts with a mid-p (half the probability of the count itself, and all beyond it) under 2.5 % and under 0.1 % to
 * their side. Undefined where less than one event is expected.
 */
export function predictiveLimits(expected: number, ratioVariance: number): UnitLimits | undefined {
  if (!(expected >= fewestExpected)) return undefined;
  const [lower_95, upper_95] = limits(expected, ratioVariance, 0.025);
  const [lower_998, upper_998] = limits(expected, ratioVariance, 0.001);
  return { lower_95, upper_95, lower_998, upper_998 };
}

function limits(mean: number, ratioVariance: number, share: number): [number, number] {
  const midP = (count: number, side: "below" | "above") =>
    (countTails(count - 1, mean, ratioVariance)[side] + countTails(count, mean, ratioVariance)[side]) / 2;
  return [
    smallestCount((count) => midP(count, "below") >= share),
    smallestCount((count) => midP(count, "above") < share) - 1,
  ];
}
