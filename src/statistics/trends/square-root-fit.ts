import { addAt, at } from "./at.ts";
import { addScaled, addSquare, dot, inverseOf, product, type SymmetricMatrix } from "./symmetric-matrix.ts";
import type { Design } from "./trend-design.ts";
import type { UnitFit } from "./unit-fit.ts";
import type { UnitTable } from "./unit-table.ts";

/** Least squares of √(events/exposure), weighted by exposure, with a level for each unit. */
export interface SquareRootFit extends UnitFit {
  /** the covariance of the coefficients if a root of exposure 1 had the variance 1 */
  inverse: SymmetricMatrix;
  /** the fitted root of each cell of the table */
  roots: Float64Array;
  /** of each column over all units, for a variance of 1 */
  pooledResiduals: Float64Array;
  /** what is fitted in each column on the scale of the events, the mean squared residual added */
  fitted: Float64Array;
  /** the fitted root where x is 0, over all units */
  middle: number;
}

/** The fit; undefined where the columns do not span the coefficients. */
export function squareRootFit(table: UnitTable, design: Design): SquareRootFit | undefined {
  const size = design[0]?.length ?? 0;
  const information = new Float64Array(size * size);
  const slopes = new Float64Array(size);
  const units = Array.from({ length: table.rows }, (_, row) => unitMeansOf(table, design, row));
  const away = new Float64Array(size);
  units.forEach((unit, row) =>
    eachCell(table, design, row, (x, exposure, root) => {
      for (let j = 0; j < size; j++) away[j] = at(x, j) - at(unit.mean, j);
      addSquare(information, away, exposure);
      addScaled(slopes, away, exposure * root);
    }),
  );
  const inverse = inverseOf(information, size);
  if (inverse === undefined) return undefined;
  const coefficients = product(inverse, slopes);
  const levels = Float64Array.from(units, ({ mean, root }) => root - dot(mean, coefficients));
  const weights = Float64Array.from(units, ({ exposure }) => exposure);
  return {
    coefficients,
    information,
    inverse,
    unitWeights: weights,
    unitMeans: units.map(({ mean }) => mean),
    middle: dot(levels, weights) / weights.reduce((sum, weight) => sum + weight, 0),
    ...residualsOf(table, design, coefficients, levels),
  };
}

function eachCell(
  table: UnitTable,
  design: Design,
  row: number,
  visit: (x: Float64Array, exposure: number, root: number, column: number) => void,
): void {
  design.forEach((x, column) => {
    const place = row * design.length + column;
    const exposure = at(table.exposure, place);
    if (exposure > 0) visit(x, exposure, Math.sqrt(at(table.events, place) / exposure), column);
  });
}

function unitMeansOf(table: UnitTable, design: Design, row: number) {
  const mean = new Float64Array(design[0]?.length ?? 0);
  let [total, roots] = [0, 0];
  eachCell(table, design, row, (x, exposure, root) => {
    total += exposure;
    roots += exposure * root;
    addScaled(mean, x, exposure);
  });
  return { exposure: total, root: roots / total, mean: mean.map((sum) => sum / total) };
}

function residualsOf(table: UnitTable, design: Design, coefficients: Float64Array, levels: Float64Array) {
  const roots = new Float64Array(table.exposure.length);
  const sums = new Float64Array(design.length);
  const exposures = new Float64Array(design.length);
  const squaredRoots = new Float64Array(design.length);
  const cells = new Float64Array(design.length);
  const unitScores = Array.from(levels, () => new Float64Array(coefficients.length));
  let squares = 0;
  unitScores.forEach((score, row) =>
    eachCell(table, design, row, (x, exposure, root, column) => {
      const fitted = at(levels, row) + dot(x, coefficients);
      roots[row * design.length + column] = fitted;
      squares += exposure * (root - fitted) ** 2;
      addScaled(score, x, exposure * (root - fitted));
      addAt(sums, column, exposure * (root - fitted));
      addAt(exposures, column, exposure);
      addAt(squaredRoots, column, exposure * fitted ** 2);
      addAt(cells, column, 1);
    }),
  );
  const meanSquare = squares / cells.reduce((sum, count) => sum + count, 0);
  return {
    roots,
    unitScores,
    pooledResiduals: sums.map((sum, column) => sum / Math.sqrt(at(exposures, column))),
    fitted: squaredRoots.map((sum, column) => sum + at(cells, column) * meanSquare),
  };
}
