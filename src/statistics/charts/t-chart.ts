import { meanRangeOfTwo } from "./chart-constants.ts";
import { countsOf } from "./counted.ts";
import { individualsModel } from "./individuals-model.ts";
import { type ScreenedOptions, type ShewhartChart, shewhartChart, threeSigma } from "./shewhart-chart.ts";

// The power that makes waiting times of a Poisson process nearly normal (Nelson 1994).
const power = 3.6;

/**
 * Exact times between events, in any unit: mean ± 3 sigma of their 3.6th roots, taken back (Nelson 1994; Montgomery
 * 2009, 7.3.5). Events at the same instant are no time apart: their root is 0, and they stay in. Limits that would
 * be below 0 are 0. The sigma is that of the roots.
 */
export function tChart(
  times: readonly (number | undefined)[],
  { phases, screened = true }: ScreenedOptions = {},
): ShewhartChart {
  return shewhartChart(
    countsOf(times),
    {
      causes: ["outside_limits"],
      model: (base) => {
        const roots = base.map((point) => point && point.value ** (1 / power));
        const found = individualsModel(roots, screened);
        if (found === undefined) return undefined;
        const { centre, lower, upper, sigma } = threeSigma(found.centre, found.range / meanRangeOfTwo, 0);
        return {
          limits: () => ({ centre: centre ** power, lower: lower ** power, upper: upper ** power, sigma }),
        };
      },
    },
    phases,
  );
}
