import { addAt, at } from "./at.ts";
import { largeSampleSlope, type LargeSampleSlope } from "./large-sample-slope.ts";
import { notEstimable, type NotEstimable } from "./not-estimable.ts";
import { fittedPoisson } from "./profiled-poisson.ts";
import { inverseOf } from "./symmetric-matrix.ts";
import { trendDesign, type Design, type TrendOptions } from "./trend-design.ts";
import { scoredAt, scoredFit, type Family, type ScoredFit } from "./unit-scoring.ts";
import { byPeriod, unitTable, type TrendCell, type UnitTable } from "./unit-table.ts";

export interface NegativeBinomialTrend extends LargeSampleSlope {
  /** θ of the variance μ + μ²/θ; undefined where cells vary no more than chance, and the fit is Poisson's */
  theta: number | undefined;
}

/**
 * The log-linear trend of negative binomial events with variance μ + μ²/θ (NB2; Venables and Ripley 2002, § 7.4), unit
 * effects and θ by maximum likelihood. Standard errors take θ as known, as those of MASS::glm.nb do.
 */
export function negativeBinomialTrend(
  cells: readonly TrendCell[],
  options: Omit<TrendOptions, "clusterByUnit">,
): NegativeBinomialTrend | { not_estimable: NotEstimable } {
  const table = unitTable(cells, byPeriod);
  const design = trendDesign(table.columns, options);
  const reason = notEstimable(table, design, { ...options, clusterByUnit: false });
  if (reason !== undefined) return { not_estimable: reason };
  const found = mostLikely(table, design);
  const inverse = found && inverseOf(found.fit.information, found.fit.coefficients.length);
  if (found === undefined || inverse === undefined) return { not_estimable: "did_not_settle" };
  const slope = largeSampleSlope(at(found.fit.coefficients, 0), Math.sqrt(at(inverse, 0)));
  return "not_estimable" in slope ? slope : { ...slope, theta: found.theta };
}

/** The fit and θ in turn, which do not pull at each other much, from Poisson's fit until θ stands still. */
function mostLikely(
  table: UnitTable,
  design: Design,
): { fit: ScoredFit; theta: number | undefined } | undefined {
  const poisson = fittedPoisson(table, design);
  if (poisson === undefined) return undefined;
  const levels = poisson.unitFactors.map(Math.log);
  let fit = scoredFit(table, design, negativeBinomial(Infinity), { ...poisson, levels });
  if (fit === undefined || excessOverPoisson(table, fit) <= 0) return fit && { fit, theta: undefined };
  const beyond = cellsBeyond(table.events);
  let theta = 1;
  for (let i = 0; i < 200; i++) {
    const next = mostLikelyTheta(beyond, fit.means, table.events, theta);
    fit = next === undefined ? undefined : scoredFit(table, design, negativeBinomial(next), fit);
    if (next === undefined || fit === undefined) return undefined;
    if (next === theta) return { fit: withExpectedInformation(table, design, fit, theta), theta };
    theta = next;
  }
  return undefined;
}

function withExpectedInformation(table: UnitTable, design: Design, fit: ScoredFit, theta: number): ScoredFit {
  const family = { ...negativeBinomial(theta), weight: (mean: number) => mean / (1 + mean / theta) };
  return scoredAt(table, design, family, fit.levels, fit.coefficients);
}

/** At a given θ; without end it is Poisson's. */
function negativeBinomial(theta: number): Family {
  const share = (mean: number) => 1 / (1 + mean / theta);
  return {
    mean: (predictor, exposure) => exposure * Math.exp(predictor),
    // observed: the log-likelihood is concave, and with the expected information large counts go to and fro
    weight: (mean, _, events) => mean * share(mean) ** 2 * (1 + events / theta),
    score: (events, mean) => (events - mean) * share(mean),
    logLikelihood: (events, mean) =>
      (events > 0 ? events * Math.log(mean * share(mean)) : 0) +
      (theta === Infinity ? -mean : theta * Math.log(share(mean))),
  };
}

/** Twice the derivative of the log-likelihood by 1/θ where 1/θ is 0. */
function excessOverPoisson(table: UnitTable, { means }: ScoredFit): number {
  return table.events.reduce((sum, events, place) => sum + (events - at(means, place)) ** 2 - events, 0);
}

/** Newton's steps for log θ at given means, halving the interval where they lead out of it. */
function mostLikelyTheta(
  beyond: Float64Array,
  means: Float64Array,
  events: Float64Array,
  start: number,
): number | undefined {
  let [lower, upper] = [1e-8, 1e12];
  let theta = start;
  for (let i = 0; i < 200; i++) {
    const { slope, curvature } = thetaScore(beyond, means, events, theta);
    if (curvature < 0 && slope ** 2 < -1e-20 * curvature) return theta;
    if (slope > 0) lower = theta;
    else upper = theta;
    const newton = theta * Math.exp(-slope / curvature);
    theta = newton > lower && newton < upper && curvature < 0 ? newton : Math.sqrt(lower * upper);
  }
  return undefined;
}

/** The first and second derivative of the log-likelihood by log θ. */
function thetaScore(
  beyond: Float64Array,
  means: Float64Array,
  events: Float64Array,
  theta: number,
): { slope: number; curvature: number } {
  let first = 0;
  let second = 0;
  for (const [k, cells] of beyond.entries()) {
    first += cells / (theta + k);
    second -= cells / (theta + k) ** 2;
  }
  for (const [place, mean] of means.entries()) {
    const away = (mean - at(events, place)) / (mean + theta);
    first += away - Math.log1p(mean / theta);
    second += (mean / theta - away) / (mean + theta);
  }
  return { slope: theta * first, curvature: theta * first + theta * theta * second };
}

/** How many cells have more than k events, k = 0, 1, 2 …: ψ(θ + y) - ψ(θ) is Σ 1/(θ + k) over k < y. */
function cellsBeyond(events: Float64Array): Float64Array {
  const beyond = new Float64Array(events.reduce((most, count) => Math.max(most, count), 0));
  for (const count of events) {
    if (!Number.isInteger(count)) throw new Error(`no count: ${count}`);
    if (count > 0) addAt(beyond, count - 1, 1);
  }
  for (let k = beyond.length - 2; k >= 0; k--) addAt(beyond, k, at(beyond, k + 1));
  return beyond;
}
