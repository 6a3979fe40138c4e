import type { Interval } from "./interval.ts";

/** A figure with its own 95 % limits. */
export interface Estimate extends Interval {
  estimate: number;
}

/**
 * 95 % limits of `first` - `second`, independent of each other, from the limits of each, whatever method they come
 * from: Newcombe (1998), method 10, made general by Zou and Donner (2008, Statistics in Medicine 27: 1693-1702).
 */
export function differenceInterval(first: Estimate, second: Estimate): Interval {
  const difference = first.estimate - second.estimate;
  return {
    lower: difference - Math.hypot(first.estimate - first.lower, second.upper - second.estimate),
    upper: difference + Math.hypot(first.upper - first.estimate, second.estimate - second.lower),
  };
}
