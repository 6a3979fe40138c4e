import { at } from "./at.ts";
import { pooledDispersion, type Dispersion } from "./pooled-dispersion.ts";
import { fittedPoisson, type ProfiledPoisson } from "./profiled-poisson.ts";
import { inverseOf, type SymmetricMatrix } from "./symmetric-matrix.ts";
import type { Design } from "./trend-design.ts";
import { columnSums, type UnitTable } from "./unit-table.ts";

/** A log-linear fit with unit effects, and how far the columns lie from it, all units taken together. */
export interface QuasiPoisson extends Dispersion {
  fit: ProfiledPoisson;
  /** the covariance of the coefficients if events were independent */
  inverse: SymmetricMatrix;
  degrees_of_freedom: number;
  /** Pearson's, of each column over all units */
  residuals: Float64Array;
}

/** The fit, where it settles; `levels` is how many sets of units the columns are pooled over, each with its level. */
export function quasiPoisson(table: UnitTable, design: Design, levels = 1): QuasiPoisson | undefined {
  const fit = fittedPoisson(table, design);
  const inverse = fit && inverseOf(fit.information, fit.coefficients.length);
  if (fit === undefined || inverse === undefined) return undefined;
  const residuals = columnSums(table, table.events).map(
    (events, column) => (events - at(fit.fitted, column)) / Math.sqrt(at(fit.fitted, column)),
  );
  const degrees_of_freedom = design.length - levels - fit.coefficients.length;
  const chiSquared = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  return { fit, inverse, degrees_of_freedom, residuals, ...pooledDispersion(chiSquared, degrees_of_freedom) };
}
