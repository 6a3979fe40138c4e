import type { Highs, Model, ModelData } from "highs";
import type { Block } from "./blocks.ts";
import type { Bound, CellSystem } from "./cell-system.ts";
import type { Difference } from "./difference.ts";
import type { Knowledge } from "./observers.ts";

/** That a cell is this high or higher, or this low or lower. */
export interface Mark {
  cell: number;
  side: "high" | "low";
  height: number;
}

/** What tables are imagined under. */
export interface Frame {
  /** What it costs that a cell has one more or one less than it has in truth; nothing where it is known to all. */
  costOf(cell: number): number | undefined;
  /** The least that a cell is taken to be. */
  leastOf(cell: number): number;
  /** What the one who imagines knows beside. */
  known: Knowledge;
}

/** Imagines tables that agree with what is known. */
export interface Imagination {
  /** The cheapest table that comes up to the mark; none where no whole-number table does. */
  reach(mark: Mark, frame: Frame): Difference | undefined;
  /**
   * A table that comes as close to the marks together as any, and beyond none. Of several marks it may be that only
   * fractions are found: then none, and each is to be reached alone.
   */
  approach(marks: readonly Mark[], frame: Frame): Difference | undefined;
}

/** For each cell two columns: how much more and how much less than in truth it is. Their costs and their ends. */
interface Columns {
  cost: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
}

const tolerance = 1e-6;

/**
 * Imagines tables of a block by linear programs, and by whole-number programs where the linear one gives fractions.
 * The program is loaded once, and each solution starts from the one before: between them only costs and ends change.
 * Throws where the solver gives up, or where what it gives does not add up.
 */
export function withImagination<Result>(
  highs: Highs,
  system: CellSystem,
  block: Block,
  use: (imagination: Imagination) => Result,
): Result {
  return highs.withModel(program(system, block), (model) => {
    model.options.set({ output_flag: false });
    return use(imagination(highs, model, system, block));
  });
}

function imagination(highs: Highs, model: Model, system: CellSystem, block: Block): Imagination {
  const all = { kind: "range", from: 0, to: 2 * block.cells.length - 1 } as const;
  const { integer, continuous } = highs.constants.variableType;
  const { optimal, infeasible, unboundedOrInfeasible, unknown } = highs.constants.modelStatus;
  const columnOf = new Map(block.cells.map((cell, i) => [cell, 2 * i]));
  const valueOf = (cell: number) => system.cells[cell]?.value ?? 0;

  /** What is free to move, how far and at which cost, before any mark. */
  function columns({ costOf, leastOf, known }: Frame): Columns {
    const cost = new Float64Array(2 * block.cells.length);
    const lower = new Float64Array(cost.length);
    const upper = new Float64Array(cost.length);
    for (const [i, cell] of block.cells.entries()) {
      const ofCell = costOf(cell);
      if (ofCell === undefined) continue;
      cost.fill(ofCell, 2 * i, 2 * i + 2);
      const { least, isExact } = known.get(cell) ?? { least: leastOf(cell), isExact: false };
      upper[2 * i] = isExact ? 0 : Number.POSITIVE_INFINITY;
      upper[2 * i + 1] = valueOf(cell) - least;
    }
    return { cost, lower, upper };
  }

  /** The column that goes towards a mark, the one that goes away from it, and how far it is. */
  function towards({ cell, side, height }: Mark) {
    const column = columnOf.get(cell) ?? Number.NaN;
    return side === "high"
      ? { there: column, back: column + 1, distance: height - valueOf(cell) }
      : { there: column + 1, back: column, distance: valueOf(cell) - height };
  }

  function runs() {
    model.run();
    return model.getModelStatus();
  }

  function solved({ cost, lower, upper }: Columns, isWhole: boolean): Float64Array | undefined {
    model.changeColsCost(all, cost);
    model.changeColsBounds(all, lower, upper);
    if (isWhole)
      model.changeColsIntegrality(
        all,
        block.cells.flatMap(() => [integer, integer]),
      );
    let status = runs();
    // Begun from the solution before, it may end without knowing; begun afresh it does not.
    if (status === unknown) {
      model.clearSolver();
      status = runs();
    }
    const solution = status === optimal ? model.getSolution().colValue : undefined;
    if (isWhole)
      model.changeColsIntegrality(
        all,
        block.cells.flatMap(() => [continuous, continuous]),
      );
    if (solution || status === infeasible || status === unboundedOrInfeasible) return solution;
    throw new Error(`the solver stopped: status ${status}`);
  }

  function difference(solution: Float64Array): Difference | undefined {
    const net = block.cells.map(
      (_, i) => (solution[2 * i] ?? Number.NaN) - (solution[2 * i + 1] ?? Number.NaN),
    );
    if (net.some((each) => !(Math.abs(each - Math.round(each)) < tolerance))) return undefined;
    const moved = new Map<number, number>();
    for (const [i, cell] of block.cells.entries()) {
      const by = Math.round(net[i] ?? Number.NaN);
      if (by !== 0) moved.set(cell, by);
    }
    return addsUp(system, block, moved) ? moved : undefined;
  }

  /** The solution in whole numbers; none where there is none. */
  function inWholeNumbers(free: Columns): Difference | undefined {
    const solution = solved(free, false);
    if (!solution) return undefined;
    const found = difference(solution);
    if (found) return found;
    const whole = solved(free, true);
    if (!whole) return undefined;
    const table = difference(whole);
    if (!table) throw new Error("the solver's table does not add up");
    return table;
  }

  return {
    reach(mark, frame) {
      const free = columns(frame);
      const { there, back, distance } = towards(mark);
      if ((free.upper[there] ?? 0) < distance) return undefined;
      free.lower[there] = distance;
      free.upper[back] = 0;
      return inWholeNumbers(free);
    },
    approach(marks, frame) {
      const free = columns(frame);
      const farthest = Math.max(...marks.map((mark) => towards(mark).distance));
      // To come closer is worth more than what it costs.
      free.cost.forEach((cost, column) => (free.cost[column] = cost / farthest));
      for (const mark of marks) {
        const { there, back, distance } = towards(mark);
        free.upper[there] = Math.min(free.upper[there] ?? 0, distance);
        free.cost[there] = -1 / distance;
        free.cost[back] = 1 / distance;
      }
      if (marks.length === 1) return inWholeNumbers(free);
      const solution = solved(free, false);
      return solution && difference(solution);
    },
  };
}

function addsUp(system: CellSystem, { sums, bounds }: Block, moved: Difference): boolean {
  const movedBy = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + (moved.get(cell) ?? 0), 0);
  return (
    sums.every(({ whole, parts }) => movedBy([whole]) === movedBy(parts)) &&
    bounds.every((bound) => movedBy([bound.less]) - movedBy(bound.atLeast) <= slack(system, bound))
  );
}

function slack({ cells }: CellSystem, { less, atLeast, beside = 0 }: Bound): number {
  return atLeast.reduce((sum, cell) => sum + (cells[cell]?.value ?? 0), beside - (cells[less]?.value ?? 0));
}

/** The true table is one solution: what is added to a whole is added to its parts. */
function program(system: CellSystem, { cells, sums, bounds }: Block): ModelData {
  const columnOf = new Map(cells.map((cell, i) => [cell, 2 * i]));
  const rows = [
    ...sums.map(({ whole, parts }) => ({ ...row(columnOf, [whole], parts), lower: 0, upper: 0 })),
    ...bounds.map((bound) => ({
      ...row(columnOf, [bound.less], bound.atLeast),
      lower: Number.NEGATIVE_INFINITY,
      upper: slack(system, bound),
    })),
  ];
  const starts = [0];
  for (const { indices } of rows) starts.push((starts.at(-1) ?? 0) + indices.length);
  const numCols = 2 * cells.length;
  return {
    numCols,
    numRows: rows.length,
    colCost: new Float64Array(numCols),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols,
      starts,
      indices: rows.flatMap(({ indices }) => indices),
      values: rows.flatMap(({ values }) => values),
    },
  };
}

/** How much more one side has, less how much more the other has. */
function row(columnOf: ReadonlyMap<number, number>, one: readonly number[], other: readonly number[]) {
  const weights = new Map<number, number>();
  const add = (cells: readonly number[], weight: number) => {
    for (const cell of cells) {
      const column = columnOf.get(cell);
      if (column === undefined) continue;
      weights.set(column, (weights.get(column) ?? 0) + weight);
      weights.set(column + 1, (weights.get(column + 1) ?? 0) - weight);
    }
  };
  add(one, 1);
  add(other, -1);
  return { indices: [...weights.keys()], values: [...weights.values()] };
}
