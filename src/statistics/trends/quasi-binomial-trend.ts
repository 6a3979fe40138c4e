import { at } from "./at.ts";
import { notEstimable, type NotEstimable } from "./not-estimable.ts";
import { pooledDispersion } from "./pooled-dispersion.ts";
import { inverseOf } from "./symmetric-matrix.ts";
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
import { firstDirection, scoredFit, type Family, type ScoredFit } from "./unit-scoring.ts";
import { byPeriod, columnSums, totalsBy, unitTable, type TrendCell, type UnitTable } from "./unit-table.ts";

/** Successes in trials of one unit in one period: self-harm related stays of those with an answer. */
export interface ShareCell {
  unit: number;
  period: number;
  successes: number;
  trials: number;
}

/**
 * How the odds of a share change a year: logit of the share = level of the unit + β·years (+ season), quasi-binomial
 * with φ from pooled periods. Units with a share of 0 or 1 throughout tell nothing of it.
 */
export function quasiBinomialTrend(
  cells: readonly ShareCell[],
  options: TrendOptions,
): Trend | { not_estimable: NotEstimable } {
  const { counted, table, design, reason } = prepared(cells, options);
  if (reason !== undefined) return { not_estimable: reason };
  const fit = logisticFit(table, design);
  const inverse = fit && inverseOf(fit.information, fit.coefficients.length);
  if (fit === undefined || inverse === undefined) return { not_estimable: "did_not_settle" };
  const variances = columnSums(table, fit.weights);
  const expected = columnSums(table, fit.means);
  const residuals = columnSums(table, table.events).map(
    (events, column) => (events - at(expected, column)) / Math.sqrt(at(variances, column)),
  );
  const degrees_of_freedom = design.length - 1 - fit.coefficients.length;
  const chiSquared = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  const dispersion = pooledDispersion(chiSquared, degrees_of_freedom);
  const certainty = largerCovariance(
    { inverse, degrees_of_freedom, ...dispersion },
    fit,
    options.clusterByUnit,
  );
  const estimate = asRatio(slopeEstimate(fit.coefficients, dispersion, certainty));
  const model = { fit, dispersion: dispersion.dispersion, residuals, certainty };
  return withinNumbers({ ...estimate, fitted: fittedPeriods(counted, table, design, model) });
}

/** β per year alone; undefined where it is not estimable. */
export function quasiBinomialSlope(cells: readonly ShareCell[], options: TrendOptions): number | undefined {
  const { table, design, reason } = prepared(cells, options);
  return reason === undefined ? logisticFit(table, design)?.coefficients[0] : undefined;
}

/** Whether β is above 0 (1), below (−1) or 0; undefined where it is not estimable. Cheaper than β where no season is asked for. */
export function quasiBinomialDirection(
  cells: readonly ShareCell[],
  options: TrendOptions,
): number | undefined {
  if (options.harmonic) return directionOf(quasiBinomialSlope(cells, options));
  const { table, design, reason } = prepared(cells, options);
  return reason === undefined
    ? firstDirection(table, design, binomial, withoutTrend(table, design))
    : undefined;
}

/** A period without trials tells nothing. */
function prepared(cells: readonly ShareCell[], options: TrendOptions) {
  const counted: TrendCell[] = [];
  for (const { unit, period, successes, trials } of cells) {
    if (!(successes >= 0 && successes <= trials))
      throw new Error(`${successes} successes in ${trials} trials`);
    if (trials > 0) counted.push({ unit, period, events: successes, exposure: trials });
  }
  const table = unitTable(counted, byPeriod, (events, trials) => events > 0 && events < trials);
  const design = trendDesign(table.columns, options);
  const reason = notEstimable(table, design, options, (successes, trials) => successes < trials);
  return { counted, table, design, reason };
}

const binomial: Family = {
  mean: (predictor, trials) => trials / (1 + Math.exp(-predictor)),
  weight: (mean, trials) => (mean * (trials - mean)) / trials,
  score: (successes, mean) => successes - mean,
  logLikelihood: (successes, mean, trials) =>
    (successes > 0 ? successes * Math.log(mean / trials) : 0) +
    (successes < trials ? (trials - successes) * Math.log1p(-mean / trials) : 0),
};

function logisticFit(table: UnitTable, design: Design): ScoredFit | undefined {
  return scoredFit(table, design, binomial, withoutTrend(table, design));
}

/** The most likely levels where nothing changes. */
function withoutTrend(table: UnitTable, design: Design) {
  const levels = Float64Array.from({ length: table.rows }, (_, row) => {
    const [from, to] = [row * design.length, (row + 1) * design.length];
    const successes = table.events.subarray(from, to).reduce((sum, count) => sum + count, 0);
    const trials = table.exposure.subarray(from, to).reduce((sum, count) => sum + count, 0);
    return Math.log(successes / (trials - successes));
  });
  return { levels, coefficients: new Float64Array(design[0]?.length ?? 0) };
}

/** Units that tell nothing are fitted as they are; the band is that of the logit of the pooled share. */
function fittedPeriods(
  cells: readonly TrendCell[],
  table: UnitTable,
  design: Design,
  model: { fit: ScoredFit; dispersion: number; residuals: Float64Array; certainty: Covariance },
): FittedPeriod[] {
  const { fit, dispersion, certainty } = model;
  const totals = totalsBy(cells, byPeriod);
  const told = columnSums(table, table.events);
  const expected = columnSums(table, fit.means);
  const t = tQuantile(0.975, certainty.degrees_of_freedom);
  return design.map((x, column) => {
    const period = table.columns[column] ?? NaN;
    const { events, exposure } = totals.get(period) ?? { events: NaN, exposure: NaN };
    const fitted = events - at(told, column) + at(expected, column);
    const information = (fitted * (exposure - fitted)) / exposure;
    const shares = fit.levels.map((_, row) => at(fit.weights, row * design.length + column) / information);
    const reach = t * Math.sqrt(pooledVariance(fit, dispersion, certainty.covariance, shares, x));
    const shifted = (by: number) => exposure / (1 + Math.exp(-by) * (exposure / fitted - 1));
    const [lower, upper] = [shifted(-reach), shifted(reach)];
    return { period, events, exposure, fitted, lower, upper, residual: at(model.residuals, column) };
  });
}
