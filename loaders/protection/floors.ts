import type { Block } from "./blocks.ts";
import { leastUnshown, type CellSystem } from "./cell-system.ts";
import type { Frames } from "./frame.ts";
import type { Imagination } from "./imagination.ts";

/**
 * What the shown zeros alone force each of these cells to be at least, were everything else hidden. No hiding can
 * lower it.
 */
export function floors(
  system: CellSystem,
  block: Block,
  cells: readonly number[],
  imagination: Imagination,
  frames: Frames,
): Map<number, number> {
  const least = leastOfSums(system, block);
  const valueOf = (cell: number) => system.cells[cell]?.value ?? 0;
  const frame = frames.ifAllWereHidden(new Map());
  const marks = cells
    .map((cell) => ({ cell, side: "low" as const, height: least[cell] ?? 0 }))
    .filter(({ cell, height }) => height < valueOf(cell));
  const together = marks.length > 1 ? imagination.approach(marks, frame) : undefined;
  const found = new Map(cells.map((cell) => [cell, valueOf(cell)]));
  for (const mark of marks) {
    const isReached = valueOf(mark.cell) + (together?.get(mark.cell) ?? 0) === mark.height;
    const lowest = isReached ? together : imagination.approach([mark], frame);
    found.set(mark.cell, valueOf(mark.cell) + (lowest?.get(mark.cell) ?? 0));
  }
  return found;
}

/** What each cell is at least, going up from parts to wholes: as a rule all there is to it. */
function leastOfSums(system: CellSystem, { sums }: Block): number[] {
  const least = leastUnshown(system).map((each, cell) => (system.cells[cell]?.value === 0 ? 0 : each));
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const { whole, parts } of sums) {
      const ofParts = parts.reduce((sum, part) => sum + (least[part] ?? 0), 0);
      if (ofParts <= (least[whole] ?? 0)) continue;
      least[whole] = ofParts;
      isSettled = false;
    }
  }
  return least;
}
