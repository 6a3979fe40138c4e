import { chanceModel, rates } from "./attribute-model.ts";
import { type Counted, ratesOf } from "./counted.ts";
import { type ChartOptions, type ShewhartChart, shewhartChart } from "./shewhart-chart.ts";

/** Events per unit of exposure, which vary as Poisson counts: ū ± 3 √(ū/n), cut at 0 (Montgomery 2009, 7.19). */
export function uChart(
  counted: readonly (Counted | undefined)[],
  { phases }: ChartOptions = {},
): ShewhartChart {
  return shewhartChart(
    ratesOf(counted),
    { causes: ["outside_limits"], model: (base) => chanceModel(base, rates) },
    phases,
  );
}
