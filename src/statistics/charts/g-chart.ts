import { mean, median } from "d3-array";
import { countsOf } from "./counted.ts";
import { type ChartOptions, type ShewhartChart, shewhartChart } from "./shewhart-chart.ts";

/**
 * Whole days, or stays, between events (Benneyan 2001): the median is drawn, and the upper limit is mean + 3 sigma of a
 * geometric distribution, sigma² = mean (mean + 1). Below, the limit is 0: the mean is always less than 3 sigma.
 */
export function gChart(
  between: readonly (number | undefined)[],
  { phases }: ChartOptions = {},
): ShewhartChart {
  return shewhartChart(
    countsOf(between),
    {
      causes: ["outside_limits"],
      model: (base) => {
        const values = base.map((point) => point?.value);
        const average = mean(values);
        const centre = median(values);
        if (average === undefined || centre === undefined) return undefined;
        const sigma = Math.sqrt(average * (average + 1));
        return { limits: () => ({ centre, lower: 0, upper: average + 3 * sigma, sigma }) };
      },
    },
    phases,
  );
}
