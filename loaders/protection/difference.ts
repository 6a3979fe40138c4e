import { blocks } from "./blocks.ts";
import type { Block } from "./blocks.ts";

/** An imagined table: how much more or less than in truth cells have. Whole numbers, none of them 0. */
export type Difference = ReadonlyMap<number, number>;

/** A difference as those that it is made of: what changes nothing of each other is possible each for itself. */
export function parted(difference: Difference, { sums, bounds }: Block): Difference[] {
  const moved = new Set(difference.keys());
  return blocks({ cells: [], sums, bounds }, moved).map(
    ({ cells }) => new Map(cells.map((cell) => [cell, difference.get(cell) ?? 0])),
  );
}
