import { mean, pairs } from "d3-array";

/** Distances between neighbours in time where both are there: a missing point takes two distances with it. */
export function movingRanges<T>(
  points: readonly (T | undefined)[],
  distance: (before: T, after: T) => number,
): number[] {
  return pairs(points).flatMap(([before, after]) =>
    before === undefined || after === undefined ? [] : [distance(before, after)],
  );
}

/**
 * The mean of moving ranges after leaving out, once, those of `screen` means and more (Nelson 1982); undefined
 * without any. Strictly below: where all are 0, none is left, and the mean is 0.
 */
export function meanRange(ranges: readonly number[], screen: number | undefined): number | undefined {
  const unscreened = mean(ranges);
  if (unscreened === undefined || screen === undefined) return unscreened;
  return mean(ranges.filter((range) => range < screen * unscreened)) ?? 0;
}
