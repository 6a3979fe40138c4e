import type { Highs } from "highs";
import { blocks } from "./blocks.ts";
import type { CellSystem } from "./cell-system.ts";
import type { Certificate } from "./certificate.ts";
import type { Threshold } from "./needs.ts";
import { GivenAway, protectedCells } from "./protection.ts";
import { nothingProved, stillProved, withUnguarded, type GuardedPart, type Proved } from "./still-proved.ts";

/** What is hidden of a system in which some things were given out before and can no longer be hidden. */
export interface Guarded {
  /** The ids of the cells that are not shown. */
  hidden: Set<string>;
  /** The system in parts that nothing links, each with its proof; to be kept inside. */
  parts: { system: CellSystem; certificate: Certificate }[];
  /** The ids of the cells that what was given out before gives away, whatever is hidden now. */
  givenAway: string[];
}

/**
 * Hides what is too small, and what would give it away, as far as what was given out before leaves it to be hidden. What
 * was proved of a part that is as it was is not sought again, but checked.
 */
export function guarded(
  highs: Highs,
  system: CellSystem,
  threshold: Threshold,
  proved: Proved = nothingProved,
): Guarded {
  const found: Guarded = { hidden: new Set(), parts: [], givenAway: [] };
  for (const part of partsOf(system)) {
    const {
      system: guardedSystem,
      certificate,
      givenAway,
    } = stillProved(part, threshold, proved) ?? guardedPart(highs, part, threshold);
    for (const id of certificate.hidden) found.hidden.add(id);
    found.parts.push({ system: guardedSystem, certificate });
    found.givenAway.push(...givenAway);
  }
  return found;
}

function guardedPart(highs: Highs, system: CellSystem, threshold: Threshold): GuardedPart {
  for (const givenAway = new Set<string>(); ;)
    try {
      const known = withUnguarded(system, givenAway);
      const { certificate } = protectedCells(highs, known, threshold);
      return { system: known, certificate, givenAway: [...givenAway] };
    } catch (error) {
      if (!(error instanceof GivenAway) || error.cells.every((id) => givenAway.has(id))) throw error;
      for (const id of error.cells) givenAway.add(id);
    }
}

/** The system in parts that nothing links, as a year and the next. */
function partsOf(system: CellSystem): CellSystem[] {
  const all = new Set(system.cells.keys());
  return blocks(system, all).map(({ cells, sums, bounds }) => {
    const at = new Map(cells.map((cell, position) => [cell, position]));
    const moved = (cell: number) => at.get(cell) ?? Number.NaN;
    return {
      cells: cells.flatMap((cell) => system.cells[cell] ?? []),
      sums: sums.map((sum) => ({ ...sum, whole: moved(sum.whole), parts: sum.parts.map(moved) })),
      bounds: bounds.map((bound) => ({
        ...bound,
        less: moved(bound.less),
        atLeast: bound.atLeast.map(moved),
      })),
    };
  });
}
