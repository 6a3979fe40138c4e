import type { Highs } from "highs";
import { areWhole, extreme, sumOf, type Program } from "./program.ts";

/** A hidden number as a sum of unknowns, and what it must be able to be: `low` or less, and `high` or more. */
export interface Target {
  weights: ReadonlyMap<number, number>;
  low: number;
  high: number;
}

/** From what to what a hidden number can be, as far as it had to be found out: within it, it can be anything looked for. */
export interface Interval {
  low: number;
  high: number;
}

const slack = 1e-6;

/**
 * The interval of each target; none where nothing agrees with all that was read. One imagined set of numbers shows for
 * many targets how far they reach, so that few must be asked for alone.
 */
export function intervals(
  highs: Highs,
  program: Program,
  targets: readonly Target[],
): Interval[] | undefined {
  const found = targets.map((): Interval => ({ low: Infinity, high: -Infinity }));
  const see = (numbers: Float64Array) => {
    if (program.whole && !areWhole(numbers)) return;
    for (const [at, target] of targets.entries()) {
      const interval = found[at];
      const value = sumOf(numbers, target.weights);
      if (interval === undefined) continue;
      interval.low = Math.min(interval.low, value);
      interval.high = Math.max(interval.high, value);
    }
  };
  const any = extreme(highs, program, new Map(), "least", false);
  if (any === undefined) return undefined;
  see(any);
  for (const sense of ["least", "most"] as const) {
    // What is at least so much may still be known to be just that.
    const isMet = (target: Target, interval: Interval) =>
      sense === "most"
        ? interval.high >= Math.max(target.high, interval.low + 1) - slack
        : interval.low <= target.low + slack;
    for (const [at, target] of targets.entries()) {
      const interval = found[at];
      if (interval === undefined || isMet(target, interval)) continue;
      const fractions = extreme(highs, program, target.weights, sense, false);
      if (fractions === undefined) return undefined;
      see(fractions);
      const numbers =
        program.whole && !areWhole(fractions)
          ? extreme(highs, program, target.weights, sense, true)
          : fractions;
      if (numbers === undefined) return undefined;
      see(numbers);
      const reached = sumOf(numbers, target.weights);
      if (sense === "most") interval.high = Math.max(interval.high, reached);
      else interval.low = Math.min(interval.low, reached);
    }
  }
  return found.map(({ low, high }) =>
    program.whole ? { low: Math.round(low), high: Math.round(high) } : { low, high },
  );
}
