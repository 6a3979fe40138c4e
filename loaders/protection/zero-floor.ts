import type { Highs } from "highs";
import { blocks } from "./blocks.ts";
import { hideableCells, leastOfCells, type CellSystem } from "./cell-system.ts";
import { possibleTable } from "./possible-table.ts";

/**
 * What the pattern of shown zeros alone forces each cell to be at least, were every other figure hidden. No hiding
 * can lower it.
 */
export function zeroFloors(highs: Highs, system: CellSystem, cells: readonly number[]): Map<number, number> {
  const everything = hideableCells(system);
  const atLeast = leastOfSums(system, leastOfCells(system, everything));
  const floors = new Map<number, number>();
  for (const block of blocks(system, everything)) {
    const ofBlock = new Set(block.unknown);
    const asked = cells.filter((cell) => ofBlock.has(cell));
    const reach = new Map(asked.map((cell) => [cell, atLeast[cell] ?? 0]));
    const together = possibleTable(highs, system, everything, block, { direction: "low", reach }, undefined);
    for (const cell of asked) {
      let floor = atLeast[cell] ?? 0;
      if (together?.[cell] !== floor)
        while (
          !possibleTable(
            highs,
            system,
            everything,
            block,
            { direction: "low", reach: new Map([[cell, floor]]) },
            undefined,
          )
        )
          floor++;
      floors.set(cell, floor);
    }
  }
  return floors;
}

/** What each cell is at least, going up from parts to wholes: as a rule all there is to it. */
function leastOfSums({ sums }: CellSystem, least: number[]): number[] {
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
