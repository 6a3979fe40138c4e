import { mean } from "d3-array";
import { countsOf } from "./counted.ts";
import { type ChartOptions, type ShewhartChart, shewhartChart, threeSigma } from "./shewhart-chart.ts";

/** Counts of periods alike: mean ± 3 roots of it, as for Poisson counts, cut at 0 (Montgomery 2009, 7.17). */
export function cChart(
  counts: readonly (number | undefined)[],
  { phases }: ChartOptions = {},
): ShewhartChart {
  return shewhartChart(
    countsOf(counts),
    {
      causes: ["outside_limits"],
      model: (base) => {
        const centre = mean(base, (point) => point?.value);
        return centre === undefined ? undefined : { limits: () => threeSigma(centre, Math.sqrt(centre), 0) };
      },
    },
    phases,
  );
}
