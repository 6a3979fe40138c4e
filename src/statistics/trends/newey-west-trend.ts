import { at } from "./at.ts";
import { largeSampleSlope, type LargeSampleSlope } from "./large-sample-slope.ts";
import { notEstimable, type NotEstimable } from "./not-estimable.ts";
import { fittedPoisson, type ProfiledPoisson } from "./profiled-poisson.ts";
import { addProduct, addScaled, addSquare, inverseOf, sandwich } from "./symmetric-matrix.ts";
import { trendDesign, type Design, type TrendOptions } from "./trend-design.ts";
import { byPeriod, unitTable, type TrendCell, type UnitTable } from "./unit-table.ts";

/**
 * The log-linear trend with a standard error for periods that resemble the ones up to `lag` before (Newey and West
 * 1987, Bartlett's weights, no prewhitening); units of one period are added up first (Driscoll and Kraay 1998).
 */
export function neweyWestTrend(
  cells: readonly TrendCell[],
  options: Omit<TrendOptions, "clusterByUnit"> & { /** in reported periods */ lag: number },
): LargeSampleSlope | { not_estimable: NotEstimable } {
  const table = unitTable(cells, byPeriod);
  const design = trendDesign(table.columns, options);
  const reason = notEstimable(table, design, { ...options, clusterByUnit: false });
  if (reason !== undefined) return { not_estimable: reason };
  const fit = fittedPoisson(table, design);
  const inverse = fit && inverseOf(fit.information, fit.coefficients.length);
  if (fit === undefined || inverse === undefined) return { not_estimable: "did_not_settle" };
  const meat = bartlettSum(periodScores(fit, table, design), options.lag);
  const variance = at(sandwich(inverse, meat, fit.coefficients.length), 0);
  return largeSampleSlope(at(fit.coefficients, 0), Math.sqrt(variance));
}

/** What each period would have the coefficients be: Σ over units of (events - expected)(x - the unit's mean x). */
function periodScores(fit: ProfiledPoisson, table: UnitTable, design: Design): Design {
  return design.map((x, column) => {
    const score = new Float64Array(x.length);
    fit.unitMeans.forEach((mean, row) => {
      const place = row * design.length + column;
      const expected = at(fit.unitFactors, row) * at(table.exposure, place) * at(fit.growth, column);
      const away = at(table.events, place) - expected;
      addScaled(score, x, away);
      addScaled(score, mean, -away);
    });
    return score;
  });
}

function bartlettSum(scores: Design, lag: number): Float64Array {
  const size = scores[0]?.length ?? 0;
  const sum = new Float64Array(size * size);
  for (const [later, score] of scores.entries()) {
    addSquare(sum, score, 1);
    for (const [before, earlier] of scores
      .slice(Math.max(0, later - lag), later)
      .toReversed()
      .entries()) {
      const weight = 1 - (before + 1) / (lag + 1);
      addProduct(sum, score, earlier, weight);
      addProduct(sum, earlier, score, weight);
    }
  }
  return sum;
}
