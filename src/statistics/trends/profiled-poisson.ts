import { addAt, at } from "./at.ts";
import { addScaled, addSquare, dot, inverseOf, product } from "./symmetric-matrix.ts";
import type { Design } from "./trend-design.ts";
import type { UnitFit } from "./unit-fit.ts";
import type { UnitTable } from "./unit-table.ts";

/** Log-linear expected events with an effect of its own for each unit, at given coefficients of the design. */
export interface ProfiledPoisson extends UnitFit {
  logLikelihood: number;
  score: Float64Array;
  /** e^{xβ} of each column */
  growth: Float64Array;
  /** e^effect of each unit */
  unitFactors: Float64Array;
  /** expected events in each column, over all units */
  fitted: Float64Array;
}

/** A step that gains less than this of the likelihood is none. */
const settled = 1e-20;

/** The most likely fit of log E[events] = effect of the unit + xβ + log(exposure), by Newton; undefined if it fails. */
export function fittedPoisson(table: UnitTable, design: Design): ProfiledPoisson | undefined {
  const size = design[0]?.length ?? 0;
  let now = profiledPoisson(table, design, new Float64Array(size));
  for (let i = 0; i < 100; i++) {
    const inverse = inverseOf(now.information, size);
    if (inverse === undefined) return undefined;
    const step = product(inverse, now.score);
    if (dot(step, now.score) < settled) return now;
    now = climbed(table, design, now, step);
  }
  return undefined;
}

/**
 * Which way the only coefficient lies from 0: 1, −1, or 0 where it is there; undefined if it fails. The likelihood has
 * one top, and it is on the side to which it climbs from 0.
 */
export function poissonDirection(table: UnitTable, design: Design): number | undefined {
  const { information, score } = profiledPoisson(table, design, new Float64Array(1));
  const inverse = inverseOf(information, 1);
  if (inverse === undefined) return undefined;
  const step = product(inverse, score);
  return dot(step, score) < settled ? 0 : Math.sign(at(step, 0));
}

/** As far along the step as does not lead down. */
function climbed(
  table: UnitTable,
  design: Design,
  now: ProfiledPoisson,
  step: Float64Array,
): ProfiledPoisson {
  const tolerance = 1e-12 * Math.abs(now.logLikelihood);
  for (let part = 1; part > 1e-9; part /= 2) {
    const coefficients = now.coefficients.map((coefficient, j) => coefficient + part * at(step, j));
    const next = profiledPoisson(table, design, coefficients);
    if (next.logLikelihood >= now.logLikelihood - tolerance) return next;
  }
  return now;
}

/** The effects are profiled out: e^effect = Σ events / Σ exposure e^{xβ} in each unit. */
function profiledPoisson(table: UnitTable, design: Design, coefficients: Float64Array): ProfiledPoisson {
  const size = coefficients.length;
  const found: ProfiledPoisson = {
    coefficients,
    logLikelihood: 0,
    score: new Float64Array(size),
    information: new Float64Array(size * size),
    fitted: new Float64Array(design.length),
    unitWeights: new Float64Array(table.rows),
    unitFactors: new Float64Array(table.rows),
    unitScores: [],
    unitMeans: [],
    growth: Float64Array.from(design, (x) => Math.exp(dot(x, coefficients))),
  };
  for (let row = 0; row < table.rows; row++) addUnit(found, table, design, row);
  design.forEach((x, column) => addSquare(found.information, x, at(found.fitted, column)));
  return found;
}

function addUnit(found: ProfiledPoisson, table: UnitTable, design: Design, row: number): void {
  const { events, expected, score, mean } = sumsOfUnit(table, design, found.growth, row);
  const factor = events / expected;
  for (let column = 0; column < design.length; column++) {
    const exposure = at(table.exposure, row * design.length + column);
    addAt(found.fitted, column, factor * exposure * at(found.growth, column));
  }
  found.logLikelihood += dot(score, found.coefficients) - events * Math.log(expected);
  for (let j = 0; j < mean.length; j++) mean[j] = at(mean, j) / expected;
  addScaled(score, mean, -events);
  addScaled(found.score, score, 1);
  addSquare(found.information, mean, -events);
  found.unitWeights[row] = events;
  found.unitFactors[row] = factor;
  found.unitScores.push(score);
  found.unitMeans.push(mean);
}

/** Σ events and Σ exposure e^{xβ} of a unit, and both times x. */
function sumsOfUnit(table: UnitTable, design: Design, growth: Float64Array, row: number) {
  const score = new Float64Array(design[0]?.length ?? 0);
  const mean = new Float64Array(score.length);
  let events = 0;
  let expected = 0;
  // Counted, not iterated: this is where simulations spend their time.
  for (let column = 0; column < design.length; column++) {
    const x = design[column] ?? mean;
    const here = at(table.events, row * design.length + column);
    const weight = at(table.exposure, row * design.length + column) * at(growth, column);
    events += here;
    expected += weight;
    if (here > 0) addScaled(score, x, here);
    addScaled(mean, x, weight);
  }
  return { events, expected, score, mean };
}
