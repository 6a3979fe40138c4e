import { at } from "./at.ts";
import { notEstimable, type NotEstimable } from "./not-estimable.ts";
import { pooledDispersion } from "./pooled-dispersion.ts";
import { squareRootFit, type SquareRootFit } from "./square-root-fit.ts";
import { tQuantile } from "../distributions/t-quantile.ts";
import { slopeEstimate, withinNumbers, type FittedPeriod, type Trend } from "./trend.ts";
import { largerCovariance, type Covariance } from "./trend-covariance.ts";
import { trendDesign, type Design, type TrendOptions } from "./trend-design.ts";
import { pooledVariance } from "./unit-fit.ts";
import { byPeriod, columnSums, totalsBy, unitTable, type TrendCell, type UnitTable } from "./unit-table.ts";

/** Hours of one unit in one period. */
export interface HoursCell {
  unit: number;
  period: number;
  hours: number;
  /** prison days */
  exposure: number;
  /** Σ over stays started of the square of their length in hours */
  hours_squared: number;
}

/**
 * How hours per prison day change a year: √(hours/exposure) = level of the unit + β·years (+ season), weighted by
 * exposure. The slope is on the scale of the root; the ratio is that of a year about the middle of the window.
 */
export function squareRootTrend(
  cells: readonly HoursCell[],
  options: TrendOptions,
): Trend | { not_estimable: NotEstimable } {
  const { counted, table, design, reason } = prepared(cells, options);
  const chance = varianceByChance(cells);
  if (reason !== undefined || chance === undefined) return { not_estimable: reason ?? "no_events" };
  const fit = squareRootFit(table, design);
  if (fit === undefined) return { not_estimable: "did_not_settle" };
  const degrees_of_freedom = design.length - 1 - fit.coefficients.length;
  const residuals = fit.pooledResiduals.map((residual) => residual / Math.sqrt(chance));
  const chiSquared = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  const dispersion = pooledDispersion(chiSquared, degrees_of_freedom);
  const variance = chance * dispersion.dispersion;
  const unscaled = { inverse: fit.inverse, dispersion: variance, degrees_of_freedom };
  const certainty = largerCovariance(unscaled, fit, options.clusterByUnit);
  const estimate = slopeEstimate(fit.coefficients, dispersion, certainty);
  const ratios = ratiosOverAYear(fit.middle, estimate);
  if (ratios === undefined) return { not_estimable: "too_wide" };
  const fitted = fittedPeriods(counted, table, design, { fit, variance, residuals, certainty });
  return withinNumbers({ ...estimate, ...ratios, fitted });
}

/** β per year alone, on the scale of the root; undefined where it is not estimable. */
export function squareRootSlope(cells: readonly HoursCell[], options: TrendOptions): number | undefined {
  const { table, design, reason } = prepared(cells, options);
  return reason === undefined ? squareRootFit(table, design)?.coefficients[0] : undefined;
}

/** A line through roots has a slope wherever the periods span one: also where all hours are at one end. */
function prepared(cells: readonly HoursCell[], options: TrendOptions) {
  const counted: TrendCell[] = cells.map(({ unit, period, hours, exposure }) => ({
    unit,
    period,
    events: hours,
    exposure,
  }));
  const table = unitTable(counted, byPeriod);
  const design = trendDesign(table.columns, options);
  const reason = notEstimable({ ...table, events: table.exposure }, design, options);
  return { counted, table, design, reason };
}

/**
 * The variance of √(hours/exposure) times exposure if stays were independent: Σ length² / (4 Σ length), by the delta
 * method; undefined where no stay began.
 */
function varianceByChance(cells: readonly HoursCell[]): number | undefined {
  let squares = 0;
  let hours = 0;
  for (const cell of cells) {
    squares += cell.hours_squared;
    hours += cell.hours;
  }
  if (!(squares >= 0 && squares < Infinity)) throw new Error(`no squared lengths: ${squares}`);
  return squares > 0 && hours > 0 ? squares / (4 * hours) : undefined;
}

/** ((m + β/2) / (m - β/2))² about the middle m; undefined where a root would not be positive. */
function ratiosOverAYear(
  middle: number,
  { slope, lower, upper }: { slope: number; lower: number; upper: number },
): Pick<Trend, "ratio_per_year" | "lower" | "upper"> | undefined {
  if (!(Math.max(-lower, upper) / 2 < middle)) return undefined;
  const ratio = (change: number) => ((middle + change / 2) / (middle - change / 2)) ** 2;
  return { ratio_per_year: ratio(slope), lower: ratio(lower), upper: ratio(upper) };
}

/** Back on the scale of hours, with the variance of a root added, so that fitted and observed hours add up alike. */
function fittedPeriods(
  cells: readonly TrendCell[],
  table: UnitTable,
  design: Design,
  model: { fit: SquareRootFit; variance: number; residuals: Float64Array; certainty: Covariance },
): FittedPeriod[] {
  const { fit, variance, certainty } = model;
  const totals = totalsBy(cells, byPeriod);
  const hours = columnSums(table, table.events);
  const t = tQuantile(0.975, certainty.degrees_of_freedom);
  return design.map((x, column) => {
    const period = table.columns[column] ?? NaN;
    const fitted = at(fit.fitted, column);
    const gradient = fit.unitWeights.map((_, row) => {
      const place = row * design.length + column;
      return (at(table.exposure, place) * at(fit.roots, place)) / (Math.sqrt(fitted) || 1);
    });
    const reach = t * Math.sqrt(pooledVariance(fit, variance, certainty.covariance, gradient, x));
    return {
      period,
      events: at(hours, column),
      exposure: totals.get(period)?.exposure ?? NaN,
      fitted,
      lower: Math.max(0, Math.sqrt(fitted) - reach) ** 2,
      upper: (Math.sqrt(fitted) + reach) ** 2,
      residual: at(model.residuals, column),
    };
  });
}
