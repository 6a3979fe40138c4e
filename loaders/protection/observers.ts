import type { Block } from "./blocks.ts";
import type { CellSystem } from "./cell-system.ts";

/** What one who is in the figures knows of cells, beside what is shown to all: the least it is, or what it is. */
export type Knowledge = ReadonlyMap<number, { least: number; isExact: boolean }>;

/**
 * Those who are in hidden cells of one or two persons: who is alone in one knows it and all that it is made of; who
 * shares one with another knows the part that is their own, at most the largest.
 */
export function insiders(system: CellSystem, block: Block, hidden: ReadonlySet<number>): Knowledge[] {
  return block.cells
    .filter((cell) => hidden.has(cell))
    .flatMap((cell): Knowledge[] => {
      const { persons = 0, largest = 0 } = system.cells[cell] ?? {};
      if (persons === 1) return [allWithin(system, block, cell)];
      return persons === 2 ? [new Map([[cell, { least: largest, isExact: false }]])] : [];
    });
}

/** What all have been told that others have published. */
export const others = "others";

/** Those who have been told cells of a block from elsewhere, with what they know: their own, and what others have published. */
export function toldOf({ cells }: CellSystem, block: Block): Map<string, Knowledge> {
  const names = [...new Set(block.cells.flatMap((cell) => cells[cell]?.toldTo ?? []))];
  return new Map(
    names.map((name) => {
      const own = block.cells.filter((cell) =>
        cells[cell]?.toldTo?.some((each) => each === name || each === others),
      );
      return [name, new Map(own.map((cell) => [cell, { least: cells[cell]?.value ?? 0, isExact: true }]))];
    }),
  );
}

/** A cell and all that only those in it can be in. */
function allWithin({ cells }: CellSystem, { sums, bounds }: Block, cell: number): Knowledge {
  const known = new Map<number, { least: number; isExact: boolean }>();
  const open = [cell];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (known.has(next)) continue;
    known.set(next, { least: cells[next]?.value ?? 0, isExact: true });
    for (const { whole, parts } of sums) if (whole === next) open.push(...parts);
    for (const { less, atLeast, beside = 0 } of bounds)
      if (beside === 0 && atLeast.length === 1 && atLeast[0] === next) open.push(less);
  }
  return known;
}
