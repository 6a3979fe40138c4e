import { describe, expect, test } from "vitest";
import type { Cell, CellSystem } from "./cell-system.ts";
import { protectedCells } from "./protection.ts";
import { solver } from "./solver.ts";

const highs = await solver();
const threshold = { stays: 5, persons: 3, dominance: 0.85 };

/** Stays, each another person's. */
function stays(id: string, value: number, cost: number): Cell {
  return { id, unit: "stays", value, persons: value, largest: Math.min(value, 1), cost };
}

/** Units A, B, C … and their total. */
function unitsAndTotal(values: readonly number[]): CellSystem {
  const total = values.reduce((sum, value) => sum + value, 0);
  const units = values.map((value, i) => stays("ABCDEFGH".charAt(i), value, Math.log1p(value)));
  return {
    cells: [...units, stays("total", total, 100)],
    sums: [{ whole: units.length, parts: units.map((_, i) => i) }],
    bounds: [],
  };
}

describe("units and their total", () => {
  test.each([
    ["a small number has a companion", [3, 10, 12, 6], ["A", "D"]],
    ["two small ones may need a third", [2, 1, 7, 9], ["A", "B", "C"]],
    ["nothing small, nothing hidden", [5, 6, 7], []],
    ["none at all is shown", [0, 0, 0], []],
  ])("%s", (_, values, ids) => {
    const system = unitsAndTotal(values);
    const { hidden } = protectedCells(highs, system, threshold);
    expect([...hidden].map((cell) => system.cells[cell]?.id).toSorted()).toEqual(ids);
  });
});
