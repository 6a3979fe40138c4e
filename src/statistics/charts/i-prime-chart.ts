import { pooled } from "./attribute-model.ts";
import { taylorScreenedFrom } from "./chart-constants.ts";
import { type Counted, ratesOf } from "./counted.ts";
import { meanRange, movingRanges } from "./moving-ranges.ts";
import { type ScreenedOptions, type ShewhartChart, shewhartChart, threeSigma } from "./shewhart-chart.ts";

/**
 * Events, or hours, per unit of exposure, with a spread that is seen and not supposed: the normalized individuals
 * chart (Taylor 2017). Centre ± 3 s̄/√n, cut at 0, s̄ the mean of √(π/2) |y - y′|/√(1/n + 1/n′) of neighbours. Its
 * dispersion, s̄/√centre, is comparable with σ_z where events are counts.
 */
export function iPrimeChart(
  counted: readonly (Counted | undefined)[],
  { phases, screened = true }: ScreenedOptions = {},
): ShewhartChart {
  return shewhartChart(
    ratesOf(counted),
    {
      causes: ["outside_limits"],
      model: (base) => {
        const centre = pooled(base);
        const spreads = movingRanges(base, (before, after) => {
          const chance = Math.sqrt(1 / before.exposure + 1 / after.exposure);
          return (Math.sqrt(Math.PI / 2) * Math.abs(after.value - before.value)) / chance;
        });
        const spread = meanRange(spreads, screened ? taylorScreenedFrom : undefined);
        if (centre === undefined || spread === undefined) return undefined;
        return {
          dispersion: centre > 0 ? spread / Math.sqrt(centre) : undefined,
          limits: (exposure) => threeSigma(centre, spread / Math.sqrt(exposure), 0),
        };
      },
    },
    phases,
  );
}
