import { at } from "./at.ts";
import { addScaled, addSquare, dot, inverseOf, product } from "./symmetric-matrix.ts";
import type { Design } from "./trend-design.ts";
import type { UnitTable } from "./unit-table.ts";

const rounding = 1e-9;

/** Whether a cell may have fewer events: any with exposure when events are counted. */
export type HasRoom = (events: number, exposure: number) => boolean;

/**
 * Whether the most likely coefficients of a model with unit effects are finite and the only ones: they are not where in
 * some direction the events of each unit lie beyond all that could have been (Haberman 1974, Albert and Anderson 1984).
 */
export function isEstimable(
  table: UnitTable,
  design: Design,
  hasRoom: HasRoom = (_, exposure) => exposure > 0,
): boolean {
  if (isHeldOnBothSides(table, design, hasRoom)) return true;
  const { between, beyond } = differences(table, design, hasRoom);
  const all = [...between, ...between.map((difference) => difference.map((d) => -d)), ...beyond];
  if (!spans(all, design)) return false;
  const opposite = new Float64Array(design[0]?.length ?? 0);
  for (const difference of all) addScaled(opposite, difference, -1);
  return isSumOf(all, opposite);
}

/** Whether columns with both events and room span the coefficients, as nearly always: no more need be asked. */
function isHeldOnBothSides(table: UnitTable, design: Design, hasRoom: HasRoom): boolean {
  const size = design[0]?.length ?? 0;
  const squares = new Float64Array(size * size);
  for (let row = 0; row < table.rows; row++) {
    const [from, ...others] = columnsOfUnit(table, design, hasRoom, row).both;
    for (const x of others) if (from !== undefined) addSquare(squares, minus(from, x), 1);
    if (inverseOf(squares, size) !== undefined) return true;
  }
  return false;
}

/** Differences of x in a unit, from columns with room to columns with events: both ways between those with both. */
function differences(
  table: UnitTable,
  design: Design,
  hasRoom: HasRoom,
): { between: Design; beyond: Design } {
  const between: Design = [];
  const beyond: Design = [];
  for (let row = 0; row < table.rows; row++) {
    const { both, full, empty } = columnsOfUnit(table, design, hasRoom, row);
    const [from, ...others] = both;
    for (const x of others) if (from !== undefined) between.push(minus(from, x));
    for (const x of full) for (const y of from === undefined ? empty : [from]) beyond.push(minus(x, y));
    if (from !== undefined) for (const y of empty) beyond.push(minus(from, y));
  }
  return { between, beyond };
}

/** The x of a unit's columns with events and room, with events and no room, with room and no events. */
function columnsOfUnit(
  table: UnitTable,
  design: Design,
  hasRoom: HasRoom,
  row: number,
): { both: Design; full: Design; empty: Design } {
  const found: { both: Design; full: Design; empty: Design } = { both: [], full: [], empty: [] };
  for (let column = 0; column < design.length; column++) {
    const x = design[column];
    const events = at(table.events, row * design.length + column);
    const room = hasRoom(events, at(table.exposure, row * design.length + column));
    if (x !== undefined && (events > 0 || room))
      (events > 0 ? (room ? found.both : found.full) : found.empty).push(x);
  }
  return found;
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, j) => value - at(b, j));
}

function spans(vectors: Design, design: Design): boolean {
  const size = design[0]?.length ?? 0;
  const squares = new Float64Array(size * size);
  for (const vector of vectors) addSquare(squares, vector, 1);
  return inverseOf(squares, size) !== undefined;
}

/** Whether the target is a sum of the vectors with weights of zero or more (Lawson and Hanson 1974, chapter 23). */
function isSumOf(vectors: Design, target: Float64Array): boolean {
  let sum: WeightedSum = { vectors: [], weights: new Float64Array(0) };
  for (;;) {
    const left = target.slice();
    sum.vectors.forEach((vector, i) => addScaled(left, vector, -at(sum.weights, i)));
    if (Math.hypot(...left) <= rounding * Math.hypot(...target)) return true;
    const next = mostAlong(vectors, left);
    if (next === undefined) return false;
    sum = nearest({ vectors: [...sum.vectors, next], weights: Float64Array.of(...sum.weights, 0) }, target);
  }
}

interface WeightedSum {
  vectors: Design;
  weights: Float64Array;
}

function mostAlong(vectors: Design, direction: Float64Array): Float64Array | undefined {
  let most: Float64Array | undefined;
  let longest = rounding * Math.hypot(...direction);
  for (const vector of vectors) {
    const along = dot(vector, direction) / Math.hypot(...vector);
    if (along > longest) [most, longest] = [vector, along];
  }
  return most;
}

/** The weights that come nearest the target; a vector whose weight would fall below zero on the way is left out. */
function nearest({ vectors, weights }: WeightedSum, target: Float64Array): WeightedSum {
  const best = leastSquares(vectors, target);
  if (best.every((weight) => weight > 0)) return { vectors, weights: best };
  const part = Math.min(
    ...best.map((weight, i) => (weight > 0 ? 1 : at(weights, i) / (at(weights, i) - weight))),
  );
  const moved = weights.map((weight, i) => weight + part * (at(best, i) - weight));
  const kept = vectors.map((_, i) => at(best, i) > 0 || at(moved, i) > rounding * Math.max(...weights));
  return nearest(
    { vectors: vectors.filter((_, i) => kept[i]), weights: moved.filter((_, i) => kept[i]) },
    target,
  );
}

function leastSquares(vectors: Design, target: Float64Array): Float64Array {
  const size = vectors.length;
  const squares = Float64Array.from(vectors.flatMap((a) => vectors.map((b) => dot(a, b))));
  const inverse = inverseOf(squares, size);
  if (inverse === undefined) throw new Error(`no least squares: ${size} vectors that depend on each other`);
  return product(
    inverse,
    Float64Array.from(vectors, (vector) => dot(vector, target)),
  );
}
