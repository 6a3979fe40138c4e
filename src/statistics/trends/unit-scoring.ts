import { addAt, at } from "./at.ts";
import { addScaled, addSquare, dot, inverseOf, product } from "./symmetric-matrix.ts";
import type { Design } from "./trend-design.ts";
import type { UnitFit } from "./unit-fit.ts";
import type { UnitTable } from "./unit-table.ts";

/** How the events of a cell depend on its linear predictor η. */
export interface Family {
  /** expected events */
  mean(predictor: number, exposure: number): number;
  /** information on η in a cell: expected, or observed where that settles sooner */
  weight(mean: number, exposure: number, events: number): number;
  /** the derivative of the log-likelihood by η */
  score(events: number, mean: number, exposure: number): number;
  logLikelihood(events: number, mean: number, exposure: number): number;
}

/** A fit by scoring at given levels and coefficients. */
export interface ScoredFit extends UnitFit {
  levels: Float64Array;
  logLikelihood: number;
  /** expected events of each cell of the table */
  means: Float64Array;
  /** the information of each cell of the table */
  weights: Float64Array;
  /** what is left of the score of each level: 0 once it is fitted */
  levelScores: Float64Array;
}

/** A step that gains less than this of the likelihood is none. */
const settled = 1e-20;

/** The most likely levels and coefficients by Newton's or Fisher's steps, from where `start` leaves; undefined if it fails. */
export function scoredFit(
  table: UnitTable,
  design: Design,
  family: Family,
  start: Pick<UnitFit, "coefficients"> & { levels: Float64Array },
): ScoredFit | undefined {
  let now = scoredAt(table, design, family, start.levels, start.coefficients);
  for (let i = 0; i < 200; i++) {
    const step = stepOf(now);
    if (step === undefined) return undefined;
    if (step.gain < settled) return now;
    now = climbed(table, design, family, now, step);
  }
  return undefined;
}

/**
 * Which way the only coefficient lies from 0, from the most likely levels without it: 1, −1, or 0 where it is there;
 * undefined if it fails. The likelihood has one top, and it is on the side to which it climbs from 0.
 */
export function firstDirection(
  table: UnitTable,
  design: Design,
  family: Family,
  start: Pick<UnitFit, "coefficients"> & { levels: Float64Array },
): number | undefined {
  const step = stepOf(scoredAt(table, design, family, start.levels, start.coefficients));
  if (step === undefined) return undefined;
  return step.gain < settled ? 0 : Math.sign(at(step.coefficients, 0));
}

interface Step {
  levels: Float64Array;
  coefficients: Float64Array;
  gain: number;
}

/** The levels are eliminated first: their information is diagonal. */
function stepOf(now: ScoredFit): Step | undefined {
  const inverse = inverseOf(now.information, now.coefficients.length);
  if (inverse === undefined) return undefined;
  const score = new Float64Array(now.coefficients.length);
  for (const unitScore of now.unitScores) addScaled(score, unitScore, 1);
  const coefficients = product(inverse, score);
  const alone = now.levelScores.map((levelScore, row) => levelScore / at(now.unitWeights, row));
  const levels = alone.map((move, row) => move - dot(now.unitMeans[row] ?? coefficients, coefficients));
  return { levels, coefficients, gain: dot(score, coefficients) + dot(now.levelScores, alone) };
}

/** As far along the step as does not lead down. */
function climbed(table: UnitTable, design: Design, family: Family, now: ScoredFit, step: Step): ScoredFit {
  const tolerance = 1e-12 * Math.abs(now.logLikelihood);
  for (let part = 1; part > 1e-9; part /= 2) {
    const levels = now.levels.map((level, row) => level + part * at(step.levels, row));
    const coefficients = now.coefficients.map((value, j) => value + part * at(step.coefficients, j));
    const next = scoredAt(table, design, family, levels, coefficients);
    if (next.logLikelihood >= now.logLikelihood - tolerance) return next;
  }
  return now;
}

/** The fit at levels and coefficients as they are. */
export function scoredAt(
  table: UnitTable,
  design: Design,
  family: Family,
  levels: Float64Array,
  coefficients: Float64Array,
): ScoredFit {
  const size = coefficients.length;
  const found: ScoredFit = {
    levels,
    coefficients,
    logLikelihood: 0,
    information: new Float64Array(size * size),
    means: new Float64Array(table.events.length),
    weights: new Float64Array(table.events.length),
    unitWeights: new Float64Array(table.rows),
    unitMeans: [],
    unitScores: [],
    levelScores: new Float64Array(table.rows),
  };
  const slopes = design.map((x) => dot(x, coefficients));
  for (let row = 0; row < table.rows; row++) addUnit(found, table, design, family, slopes, row);
  return found;
}

function addUnit(
  found: ScoredFit,
  table: UnitTable,
  design: Design,
  family: Family,
  slopes: number[],
  row: number,
): void {
  const mean = new Float64Array(found.coefficients.length);
  const score = new Float64Array(found.coefficients.length);
  for (const [column, x] of design.entries()) {
    const place = row * design.length + column;
    const exposure = at(table.exposure, place);
    if (exposure === 0) continue;
    const events = at(table.events, place);
    const expected = family.mean(at(found.levels, row) + (slopes[column] ?? NaN), exposure);
    const weight = family.weight(expected, exposure, events);
    const pull = family.score(events, expected, exposure);
    found.means[place] = expected;
    found.weights[place] = weight;
    found.logLikelihood += family.logLikelihood(events, expected, exposure);
    addAt(found.unitWeights, row, weight);
    addAt(found.levelScores, row, pull);
    addScaled(mean, x, weight);
    addScaled(score, x, pull);
    addSquare(found.information, x, weight);
  }
  const total = at(found.unitWeights, row);
  for (let j = 0; j < mean.length; j++) mean[j] = at(mean, j) / total;
  addScaled(score, mean, -at(found.levelScores, row));
  addSquare(found.information, mean, -total);
  found.unitMeans.push(mean);
  found.unitScores.push(score);
}
