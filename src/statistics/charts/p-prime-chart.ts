import { laneyModel, shares } from "./attribute-model.ts";
import { type Counted, sharesOf } from "./counted.ts";
import { type ScreenedOptions, type ShewhartChart, shewhartChart } from "./shewhart-chart.ts";

/** Shares that vary σ_z times as much as binomial ones: p̄ ± 3 σ_z √(p̄(1 - p̄)/n), cut at 0 and 1 (Laney 2002). */
export function pPrimeChart(
  counted: readonly (Counted | undefined)[],
  { phases, screened = true }: ScreenedOptions = {},
): ShewhartChart {
  return shewhartChart(
    sharesOf(counted),
    { causes: ["outside_limits"], model: (base) => laneyModel(base, shares, screened) },
    phases,
  );
}
