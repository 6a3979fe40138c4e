import { at } from "./at.ts";
import { fittedPoisson } from "./profiled-poisson.ts";
import { notEstimable, type NotEstimable } from "./not-estimable.ts";
import { pooledEvents, quasiPoisson, type QuasiPoisson } from "./quasi-poisson.ts";
import { addScaled, quadraticForm } from "./symmetric-matrix.ts";
import { tQuantile } from "./t-quantile.ts";
import { asRatio, slopeEstimate, withinNumbers, type FittedPeriod, type Trend } from "./trend.ts";
import { largerCovariance, type Covariance } from "./trend-covariance.ts";
import { trendDesign, type Design, type TrendOptions } from "./trend-design.ts";
import { exposureByPeriod, unitTable, type TrendCell, type UnitTable } from "./unit-table.ts";

export type { NotEstimable, Trend, TrendCell, TrendOptions };

/**
 * How events per exposure change a year: log E[events] = effect of the unit + β·years (+ season) + log(exposure),
 * quasi-Poisson with φ from pooled periods (Wedderburn 1974; fixed effects as in Hausman, Hall and Griliches 1984).
 */
export function logLinearTrend(
  cells: readonly TrendCell[],
  options: TrendOptions,
): Trend | { not_estimable: NotEstimable } {
  const table = unitTable(cells, byPeriod);
  const design = trendDesign(table.columns, options);
  const reason = notEstimable(table, design, options);
  if (reason !== undefined) return { not_estimable: reason };
  const model = quasiPoisson(table, design);
  if (model === undefined) return { not_estimable: "did_not_settle" };
  const scores = options.clusterByUnit ? model.fit.unitScores : undefined;
  const certainty = largerCovariance({ ...model, covariance: model.inverse }, model.dispersion, scores, 0);
  const slope = asRatio(slopeEstimate(model.fit.coefficients, model, certainty));
  return withinNumbers({ ...slope, fitted: fittedPeriods(cells, table, design, model, certainty) });
}

/** β per year alone; undefined where it is not estimable. */
export function logLinearSlope(cells: readonly TrendCell[], options: TrendOptions): number | undefined {
  const table = unitTable(cells, byPeriod);
  const design = trendDesign(table.columns, options);
  if (notEstimable(table, design, options) !== undefined) return undefined;
  return fittedPoisson(table, design)?.coefficients[0];
}

const byPeriod = (cell: TrendCell) => cell.period;

function fittedPeriods(
  cells: readonly TrendCell[],
  table: UnitTable,
  design: Design,
  model: QuasiPoisson,
  certainty: Covariance,
): FittedPeriod[] {
  const exposure = exposureByPeriod(cells);
  const events = pooledEvents(table);
  const t = tQuantile(0.975, certainty.degrees_of_freedom);
  return table.columns.map((period, column) => {
    const fitted = at(model.fit.fitted, column);
    const reach = t * Math.sqrt(varianceOfLogFitted(table, design, model, certainty, column));
    return {
      period,
      events: at(events, column),
      exposure: exposure.get(period) ?? 0,
      fitted,
      lower: fitted * Math.exp(-reach),
      upper: fitted * Math.exp(reach),
      residual: at(model.residuals, column),
    };
  });
}

/**
 * By the delta method: φ Σ w²/Y for the levels of the units that make up the share w of the fitted, Y their events, and
 * (x - m)ᵀ V (x - m) for the coefficients, m the mean of the units' own mean x.
 */
function varianceOfLogFitted(
  table: UnitTable,
  design: Design,
  { fit, dispersion }: QuasiPoisson,
  { covariance }: Covariance,
  column: number,
): number {
  const away = Float64Array.from(design[column] ?? []);
  let levels = 0;
  fit.unitMeans.forEach((mean, row) => {
    const expected = at(fit.unitFactors, row) * at(table.exposure, row * design.length + column);
    const share = (expected * at(fit.growth, column)) / at(fit.fitted, column);
    levels += (share * share) / at(fit.unitEvents, row);
    addScaled(away, mean, -share);
  });
  return dispersion * levels + quadraticForm(covariance, away);
}
