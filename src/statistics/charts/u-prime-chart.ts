import { laneyModel, rates } from "./attribute-model.ts";
import { type Counted, ratesOf } from "./counted.ts";
import { type ScreenedOptions, type ShewhartChart, shewhartChart } from "./shewhart-chart.ts";

/** Events per unit of exposure, which vary σ_z times as much as Poisson counts: ū ± 3 σ_z √(ū/n), cut at 0 (Laney 2002). */
export function uPrimeChart(
  counted: readonly (Counted | undefined)[],
  { phases, screened = true }: ScreenedOptions = {},
): ShewhartChart {
  return shewhartChart(
    ratesOf(counted),
    { causes: ["outside_limits"], model: (base) => laneyModel(base, rates, screened) },
    phases,
  );
}
