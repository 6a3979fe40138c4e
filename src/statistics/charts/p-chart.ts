import { chanceModel, shares } from "./attribute-model.ts";
import { type Counted, sharesOf } from "./counted.ts";
import { type ChartOptions, type ShewhartChart, shewhartChart } from "./shewhart-chart.ts";

/** Shares of events out of so many: p̄ ± 3 √(p̄(1 - p̄)/n), cut at 0 and 1 (Montgomery 2009, 7.12). */
export function pChart(
  counted: readonly (Counted | undefined)[],
  { phases }: ChartOptions = {},
): ShewhartChart {
  return shewhartChart(
    sharesOf(counted),
    { causes: ["outside_limits"], model: (base) => chanceModel(base, shares) },
    phases,
  );
}
