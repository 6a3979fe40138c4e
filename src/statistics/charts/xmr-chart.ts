import { nhsHalfWidth } from "./chart-constants.ts";
import { valuesOf } from "./counted.ts";
import { individualsModel } from "./individuals-model.ts";
import { type ScreenedOptions, type ShewhartChart, shewhartChart, threeSigma } from "./shewhart-chart.ts";
import { nhsRules } from "./special-causes.ts";

/**
 * Single values as the NHS charts them: mean ± 2.66 mean moving ranges, the ranges screened once at 3.267 means, and
 * the four rules of the NHS (NHSRplotthedots 0.2). A series without variation has its limits on the mean.
 */
export function xmrChart(
  values: readonly (number | undefined)[],
  { phases, screened = true }: ScreenedOptions = {},
): ShewhartChart {
  return shewhartChart(
    valuesOf(values),
    {
      causes: nhsRules,
      model: (base) => {
        const found = individualsModel(
          base.map((point) => point?.value),
          screened,
        );
        return found && { limits: () => threeSigma(found.centre, (nhsHalfWidth / 3) * found.range) };
      },
    },
    phases,
  );
}
