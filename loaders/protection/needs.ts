import { hideableCells, withheldCells, type Cell, type CellSystem, type Need } from "./cell-system.ts";

/** From where on a figure may be shown. */
export interface Threshold {
  /** The least number of stays that is shown, beside none. */
  stays: number;
  /** The least number of persons behind a figure that is shown, beside none. */
  persons: number;
  /** The largest share of hours shown that one person may have, from 0 to 1. */
  dominance: number;
}

/** What must be hidden for its own sake: too small, of too few persons, nearly all one person's, or all alike. */
export function smallCells(system: CellSystem, threshold: Threshold): number[] {
  const withheld = withheldCells(system);
  return [...hideableCells(system)].filter((index) => {
    const cell = system.cells[index];
    return withheld.has(index) || (cell !== undefined && isSmall(cell, threshold));
  });
}

function isSmall({ unit, value, persons, largest }: Cell, threshold: Threshold): boolean {
  if (persons < threshold.persons) return true;
  if (unit === "stays") return value < threshold.stays;
  return unit === "minutes" && largest > threshold.dominance * value;
}

/**
 * What a reader must find possible of each cell that is hidden for its own sake. A number: anything from one, or what
 * the shown zeros force it to be, up to one that would be shown. Minutes: so many more that the one with most of them
 * would not dominate (SDC Handbook 4.2.2: largest / dominance), and as many fewer.
 */
export function needsOf(
  system: CellSystem,
  small: readonly number[],
  floors: ReadonlyMap<number, number>,
  threshold: Threshold,
): Need[] {
  return small.flatMap((index) => {
    const cell = system.cells[index];
    // A zero of a withheld split is hidden for the sake of the part that is all.
    if (cell === undefined || cell.value === 0) return [];
    const floor = Math.max(1, floors.get(index) ?? 0);
    if (cell.unit !== "minutes")
      return [{ cell: index, low: floor, high: Math.max(threshold[cell.unit], floor + 1) }];
    const high = Math.max(cell.value + 1, Math.ceil(cell.largest / threshold.dominance));
    return [{ cell: index, low: Math.max(floor, 2 * cell.value - high), high: Math.max(high, floor + 1) }];
  });
}
