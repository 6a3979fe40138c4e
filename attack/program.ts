import type { Highs } from "highs";

/** A sum of unknowns, each with its weight, that lies between two numbers. */
export interface Row {
  weights: ReadonlyMap<number, number>;
  low: number;
  high: number;
}

/** Unknowns from zero up, and what is known of them. */
export interface Program {
  unknowns: number;
  /** No unknown is imagined larger. */
  most: number;
  rows: readonly Row[];
  whole: boolean;
}

/** Numbers that agree with all rows and make an unknown sum as large or as small as it can be; none where none agree. */
export function extreme(
  highs: Highs,
  { unknowns, most, rows, whole }: Program,
  goal: ReadonlyMap<number, number>,
  sense: "most" | "least",
  inWholes: boolean,
): Float64Array | undefined {
  if (unknowns === 0)
    return rows.every(({ low, high }) => low <= 0 && high >= 0) ? new Float64Array() : undefined;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { weights } of rows) {
    for (const [unknown, weight] of weights) {
      indices.push(unknown);
      values.push(weight);
    }
    starts.push(indices.length);
  }
  const { maximize, minimize } = highs.constants.objectiveSense;
  const { integer, continuous } = highs.constants.variableType;
  const model = {
    numCols: unknowns,
    numRows: rows.length,
    sense: sense === "most" ? maximize : minimize,
    colCost: Array.from({ length: unknowns }, (_, unknown) => goal.get(unknown) ?? 0),
    colLower: Array.from({ length: unknowns }, () => 0),
    colUpper: Array.from({ length: unknowns }, () => most),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: { format: "csr" as const, numRows: rows.length, numCols: unknowns, starts, indices, values },
    ...(inWholes && { integrality: Array.from({ length: unknowns }, () => (whole ? integer : continuous)) }),
  };
  return highs.withModel(model, (solver) => {
    solver.options.set({ output_flag: false });
    solver.run();
    const status = solver.getModelStatus();
    if (status === highs.constants.modelStatus.infeasible) return undefined;
    if (status !== highs.constants.modelStatus.optimal)
      throw new Error(`the solver stopped: status ${status}`);
    return solver.getSolution().colValue;
  });
}

export const sumOf = (numbers: ArrayLike<number>, weights: ReadonlyMap<number, number>) =>
  [...weights].reduce((sum, [unknown, weight]) => sum + weight * (numbers[unknown] ?? 0), 0);

/** Whether every number is whole, but for what the solver leaves. */
export const areWhole = (numbers: Float64Array) =>
  numbers.every((each) => Math.abs(each - Math.round(each)) < 1e-6);
