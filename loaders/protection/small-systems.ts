import { sum } from "d3-array";
import type { Cell, CellSystem } from "./cell-system.ts";

/** A number of stays, each another person's unless it is said otherwise. */
export function stays(id: string, value: number, more: Partial<Cell> = {}): Cell {
  return {
    id,
    unit: "stays",
    value,
    persons: value,
    largest: Math.min(value, 1),
    cost: 1 + Math.log1p(value),
    ...more,
  };
}

/** Units A, B, C … and their total, which is dearer than they are together. */
export function unitsAndTotal(units: readonly Cell[]): CellSystem {
  return {
    cells: [
      ...units,
      stays(
        "total",
        sum(units, ({ value }) => value),
        { persons: sum(units, ({ persons }) => persons), cost: 100 },
      ),
    ],
    sums: [{ whole: units.length, parts: units.map((_, i) => i) }],
    bounds: [],
  };
}

/** Rows and columns with their sums: `row 1`, `column 1`; and within them `1 1`, `1 2`, `2 1` …. */
export function block(values: readonly (readonly number[])[]): CellSystem {
  const [first = []] = values;
  const inside = values.flatMap((row, i) => row.map((value, j) => stays(`${i + 1} ${j + 1}`, value)));
  const rows = values.map((row, i) => stays(`row ${i + 1}`, sum(row), { cost: 10 }));
  const columns = first.map((_, j) =>
    stays(`column ${j + 1}`, sum(values.map((row) => row[j] ?? 0)), { cost: 10 }),
  );
  const width = first.length;
  return {
    cells: [...inside, ...rows, ...columns],
    sums: [
      ...rows.map((_, i) => ({ whole: inside.length + i, parts: first.map((__, j) => i * width + j) })),
      ...columns.map((_, j) => ({
        whole: inside.length + rows.length + j,
        parts: values.map((__, i) => i * width + j),
      })),
    ],
    bounds: [],
  };
}

/** The ids of these cells, in order. */
export function idsOf({ cells }: CellSystem, hidden: Iterable<number>): string[] {
  return [...hidden].map((cell) => cells[cell]?.id ?? "").toSorted();
}

/** The positions of these ids. */
export function cellsOf({ cells }: CellSystem, ids: readonly string[]): Set<number> {
  return new Set(ids.map((id) => cells.findIndex((cell) => cell.id === id)));
}
