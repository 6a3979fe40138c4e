import type { Bound, CellSystem, Sum } from "./cell-system.ts";

/** Cells that a reader does not know and that hang together through figures that only they are in. */
export interface Block {
  unknown: readonly number[];
  sums: readonly Sum[];
  bounds: readonly Bound[];
}

/** The unknown cells, parted where nothing links them: what is shown is a constant, and links nothing. */
export function blocks(system: CellSystem, hidden: ReadonlySet<number>): Block[] {
  const isUnknown = (cell: number) => hidden.has(cell) || system.cells[cell]?.neverShown === true;
  const unknown = system.cells.flatMap((_, cell) => (isUnknown(cell) ? [cell] : []));
  const parentOf = new Map(unknown.map((cell) => [cell, cell]));
  const root = (cell: number): number => {
    const parent = parentOf.get(cell) ?? cell;
    if (parent === cell) return cell;
    const top = root(parent);
    parentOf.set(cell, top);
    return top;
  };
  const join = (cells: readonly number[]) => {
    const [first, ...others] = cells.filter(isUnknown);
    if (first === undefined) return;
    for (const other of others) parentOf.set(root(other), root(first));
  };
  for (const sum of system.sums) join(cellsOfSum(sum));
  for (const bound of system.bounds) join(cellsOfBound(bound));

  const byRoot = new Map<number, { unknown: number[]; sums: Sum[]; bounds: Bound[] }>();
  for (const cell of unknown) {
    const block = byRoot.get(root(cell)) ?? { unknown: [], sums: [], bounds: [] };
    block.unknown.push(cell);
    byRoot.set(root(cell), block);
  }
  const blockOf = (cells: readonly number[]) => {
    const cell = cells.find(isUnknown);
    return cell === undefined ? undefined : byRoot.get(root(cell));
  };
  for (const sum of system.sums) blockOf(cellsOfSum(sum))?.sums.push(sum);
  for (const bound of system.bounds) blockOf(cellsOfBound(bound))?.bounds.push(bound);
  return [...byRoot.values()];
}

export function cellsOfSum({ whole, parts }: Sum): number[] {
  return [whole, ...parts];
}

function cellsOfBound({ less, atLeast }: Bound): number[] {
  return [less, ...atLeast];
}
