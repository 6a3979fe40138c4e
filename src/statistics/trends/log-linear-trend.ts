import { at } from "./at.ts";
import { fittedPoisson, poissonDirection } from "./profiled-poisson.ts";
import { notEstimable, type NotEstimable } from "./not-estimable.ts";
import { quasiPoisson, type QuasiPoisson } from "./quasi-poisson.ts";
import { tQuantile } from "../distributions/t-quantile.ts";
import {
  asRatio,
  directionOf,
  slopeEstimate,
  withinNumbers,
  type FittedPeriod,
  type Trend,
} from "./trend.ts";
import { largerCovariance, type Covariance } from "./trend-covariance.ts";
import { trendDesign, type Design, type TrendOptions } from "./trend-design.ts";
import { pooledVariance } from "./unit-fit.ts";
import { byPeriod, columnSums, totalsBy, unitTable, type TrendCell, type UnitTable } from "./unit-table.ts";

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
  const certainty = largerCovariance(model, model.fit, options.clusterByUnit);
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

/** Whether β is above 0 (1), below (−1) or 0; undefined where it is not estimable. Cheaper than β where no season is asked for. */
export function logLinearDirection(cells: readonly TrendCell[], options: TrendOptions): number | undefined {
  if (options.harmonic) return directionOf(logLinearSlope(cells, options));
  const table = unitTable(cells, byPeriod);
  const design = trendDesign(table.columns, options);
  return notEstimable(table, design, options) === undefined ? poissonDirection(table, design) : undefined;
}

function fittedPeriods(
  cells: readonly TrendCell[],
  table: UnitTable,
  design: Design,
  { fit, dispersion, residuals }: QuasiPoisson,
  { covariance, degrees_of_freedom }: Covariance,
): FittedPeriod[] {
  const totals = totalsBy(cells, byPeriod);
  const events = columnSums(table, table.events);
  const t = tQuantile(0.975, degrees_of_freedom);
  return design.map((x, column) => {
    const period = table.columns[column] ?? NaN;
    const fitted = at(fit.fitted, column);
    const shares = fit.unitFactors.map(
      (factor, row) =>
        (factor * at(table.exposure, row * design.length + column) * at(fit.growth, column)) / fitted,
    );
    const reach = t * Math.sqrt(pooledVariance(fit, dispersion, covariance, shares, x));
    return {
      period,
      events: at(events, column),
      exposure: totals.get(period)?.exposure ?? NaN,
      fitted,
      lower: fitted * Math.exp(-reach),
      upper: fitted * Math.exp(reach),
      residual: at(residuals, column),
    };
  });
}
