import type { Highs, ModelData } from "highs";
import type { Block } from "./blocks.ts";
import { agrees } from "./agrees.ts";
import { leastOfCells, type CellSystem, type Table } from "./cell-system.ts";

/** What a table is wanted for: that each of these cells is as high, or as low, as it is to reach, and goes no further. */
export interface Aim {
  direction: "high" | "low";
  /** Cell and how far it is to reach: beyond its true value. */
  reach: ReadonlyMap<number, number>;
}

/** What one who is in the figures knows of a cell beside what is shown to all. */
export interface Knowledge {
  cell: number;
  least: number;
  most: number;
}

/** No unknown figure is imagined larger than this many times the largest figure or reach. */
const headroom = 10;

const tolerance = 1e-6;

/**
 * A whole-number table that agrees with everything shown and comes closest to the aim, in which all outside the block
 * keeps its true value; none where the one cell that is aimed at cannot reach so far. Of several aims it may be that
 * only a table of fractions is found: then none either, and each is to be aimed at alone.
 * Throws where the solver fails: the true table always agrees.
 */
export function possibleTable(
  highs: Highs,
  system: CellSystem,
  hidden: ReadonlySet<number>,
  block: Block,
  aim: Aim,
  known: Knowledge | undefined,
): Table | undefined {
  const program = linearProgram(highs, system, hidden, block, aim, known);
  // Two nested orders, of places and of periods, have whole corners: the much dearer search for whole numbers is for
  // where there are more.
  const corner = solved(highs, program);
  if (!corner) throw new Error("not even the true figures agree with what is shown");
  const isAlone = aim.reach.size === 1;
  if (isAlone && !reaches(corner, block, aim)) return undefined;
  // The solver's tolerance is 1e-6: what it says is added up again.
  const table = rounded(system, block, corner);
  if (isWhole(corner) && agrees(system, hidden, table)) return table;
  if (!isAlone) return undefined;
  const integrality = block.unknown.map(() => highs.constants.variableType.integer);
  const found = solved(highs, { ...program, integrality });
  if (!found || !reaches(found, block, aim)) return undefined;
  const whole = rounded(system, block, found);
  if (!agrees(system, hidden, whole)) throw new Error("the solver's table does not agree with what is shown");
  return whole;
}

/** A solution of a program; none where it has none. */
function solved(highs: Highs, program: ModelData): Float64Array | undefined {
  return highs.withModel(program, (model) => {
    model.options.set({ output_flag: false });
    model.run();
    const status = model.getModelStatus();
    if (status === highs.constants.modelStatus.infeasible) return undefined;
    if (status !== highs.constants.modelStatus.optimal)
      throw new Error(`the solver stopped: status ${status}`);
    return model.getSolution().colValue;
  });
}

/** Whether each cell that is aimed at comes as far as it is to. */
function reaches(found: Float64Array, { unknown }: Block, { reach }: Aim): boolean {
  return unknown.every((cell, column) => {
    const height = reach.get(cell);
    return height === undefined || Math.abs((found[column] ?? Number.NaN) - height) < tolerance;
  });
}

function rounded(system: CellSystem, block: Block, found: Float64Array): number[] {
  const table = system.cells.map(({ value }) => value);
  for (const [column, cell] of block.unknown.entries()) table[cell] = Math.round(found[column] ?? Number.NaN);
  return table;
}

function isWhole(found: Float64Array): boolean {
  return found.every((value) => Math.abs(value - Math.round(value)) < tolerance);
}

function linearProgram(
  highs: Highs,
  system: CellSystem,
  hidden: ReadonlySet<number>,
  block: Block,
  { direction, reach }: Aim,
  known: Knowledge | undefined,
): ModelData {
  const columnOf = new Map(block.unknown.map((cell, column) => [cell, column]));
  const largest = Math.max(...block.unknown.map((cell) => system.cells[cell]?.value ?? 0), ...reach.values());
  const most = headroom * Math.max(1, largest) + block.unknown.length;
  const leastOf = leastOfCells(system, hidden);
  const bounds = block.unknown.map((cell) => {
    const least = known?.cell === cell ? known.least : (leastOf[cell] ?? 0);
    const top = known?.cell === cell ? Math.min(known.most, most) : most;
    const height = reach.get(cell);
    if (height === undefined) return { least, most: top };
    return direction === "high" ? { least, most: height } : { least: height, most: top };
  });
  const rows: Row[] = [
    ...block.sums.map(({ whole, parts }) => row(system, columnOf, [whole], parts, "equal")),
    ...block.bounds.map(({ less, atLeast }) => row(system, columnOf, [less], atLeast, "at most")),
  ];
  const { maximize, minimize } = highs.constants.objectiveSense;
  return {
    numCols: block.unknown.length,
    numRows: rows.length,
    sense: direction === "high" ? maximize : minimize,
    colCost: block.unknown.map((cell) => (reach.has(cell) ? 1 / Math.max(1, reach.get(cell) ?? 1) : 0)),
    colLower: bounds.map(({ least }) => least),
    colUpper: bounds.map((bound) => bound.most),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: rowWise(rows, block.unknown.length),
  };
}

interface Row {
  indices: number[];
  values: number[];
  lower: number;
  upper: number;
}

/** `one` less `other`, the known cells moved to the right side as constants. */
function row(
  system: CellSystem,
  columnOf: ReadonlyMap<number, number>,
  one: readonly number[],
  other: readonly number[],
  relation: "equal" | "at most",
): Row {
  const weights = new Map<number, number>();
  let constant = 0;
  for (const [cells, sign] of [
    [one, 1],
    [other, -1],
  ] as const)
    for (const cell of cells) {
      const column = columnOf.get(cell);
      if (column === undefined) constant += sign * (system.cells[cell]?.value ?? Number.NaN);
      else weights.set(column, (weights.get(column) ?? 0) + sign);
    }
  return {
    indices: [...weights.keys()],
    values: [...weights.values()],
    lower: relation === "equal" ? -constant : Number.NEGATIVE_INFINITY,
    upper: -constant,
  };
}

function rowWise(rows: readonly Row[], numCols: number) {
  const starts = [0];
  for (const { indices } of rows) starts.push((starts.at(-1) ?? 0) + indices.length);
  return {
    format: "csr" as const,
    numRows: rows.length,
    numCols,
    starts,
    indices: rows.flatMap(({ indices }) => indices),
    values: rows.flatMap(({ values }) => values),
  };
}
