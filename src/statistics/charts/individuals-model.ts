import { mean } from "d3-array";
import { screenedFrom } from "./chart-constants.ts";
import { meanRange, movingRanges } from "./moving-ranges.ts";

/** Mean of the values and mean of their moving ranges; undefined where no two neighbours are there. */
export function individualsModel(
  values: readonly (number | undefined)[],
  screened: boolean,
): { centre: number; range: number } | undefined {
  const centre = mean(values);
  const ranges = movingRanges(values, (before, after) => Math.abs(after - before));
  const range = meanRange(ranges, screened ? screenedFrom : undefined);
  return centre === undefined || range === undefined ? undefined : { centre, range };
}
