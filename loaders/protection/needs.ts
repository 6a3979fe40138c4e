import { withheldCells, type Cell, type CellSystem, type Need } from "./cell-system.ts";

/** From where on a figure may be shown. */
export interface Threshold {
  /** The least number of stays that is shown, beside none. */
  stays: number;
  /** The least number of persons behind a figure that is shown, beside none. */
  persons: number;
  /** The largest share of hours shown that one person may have, from 0 to 1. */
  dominance: number;
}

/**
 * What nobody may work out: what is too small, of too few persons, nearly all one person's, or what all had. Also of
 * what is never shown, which figures that are shown might give away.
 */
export function smallCells(system: CellSystem, threshold: Threshold): Set<number> {
  const withheld = withheldCells(system);
  return new Set(
    system.cells.flatMap((cell, index) =>
      !cell.shownBefore && !cell.unguarded && (withheld.has(index) || isSmall(cell, threshold))
        ? [index]
        : [],
    ),
  );
}

function isSmall({ unit, value, persons, largest }: Cell, threshold: Threshold): boolean {
  if (value === 0) return false;
  if (persons < threshold.persons) return true;
  if (unit === "stays") return value < threshold.stays;
  return unit === "minutes" && largest > threshold.dominance * value;
}

/**
 * What a reader must find possible of a small cell, of which the shown zeros alone tell that it is `floor` or more. A
 * number: from one up to what would be shown (shared/TRUST.md A2). Minutes: so many more that whoever has most of them
 * would not dominate (SDC Handbook 4.2.2), and as many fewer.
 */
export function needOf({ cells }: CellSystem, index: number, floor: number, threshold: Threshold): Need[] {
  const cell = cells[index];
  // A zero of a withheld split is hidden for the sake of the part that is all.
  if (cell === undefined || cell.value === 0) return [];
  const least = Math.max(1, floor);
  if (cell.unit !== "minutes")
    return [{ cell: index, low: least, high: Math.max(threshold[cell.unit], least + 1) }];
  const high = Math.max(Math.ceil(cell.largest / threshold.dominance), cell.value + 1);
  return [{ cell: index, low: Math.max(least, 2 * cell.value - high), high }];
}
