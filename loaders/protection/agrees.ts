import { leastOfCells, type CellSystem, type Table } from "./cell-system.ts";

/** Whether a table agrees with everything shown and with how figures hang together; by addition alone. */
export function agrees(system: CellSystem, hidden: ReadonlySet<number>, table: Table): boolean {
  const least = leastOfCells(system, hidden);
  const valueOf = (cell: number) => table[cell] ?? Number.NaN;
  const sumOf = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + valueOf(cell), 0);
  return (
    system.cells.every(({ value, neverShown }, cell) =>
      neverShown || hidden.has(cell)
        ? Number.isSafeInteger(valueOf(cell)) && valueOf(cell) >= (least[cell] ?? 0)
        : valueOf(cell) === value,
    ) &&
    system.sums.every(({ whole, parts }) => valueOf(whole) === sumOf(parts)) &&
    system.bounds.every(({ less, atLeast }) => valueOf(less) <= sumOf(atLeast))
  );
}
