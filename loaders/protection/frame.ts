import { hideableCells, leastUnshown, type CellSystem } from "./cell-system.ts";
import type { Frame } from "./imagination.ts";
import type { Knowledge } from "./observers.ts";

/** Under what tables are imagined, by what is hidden when they are. */
export interface Frames {
  /** As things are, with one cell shown beside, if any: who imagines knows all that is shown. */
  asHidden(hidden: ReadonlySet<number>, known: Knowledge, still?: number): Frame;
  /** As if more could be hidden: each cell at its cost. */
  ifMoreWereHidden(hidden: ReadonlySet<number>, known: Knowledge): Frame;
  /** As if all were hidden that still can be. */
  ifAllElseWereHidden(known: Knowledge): Frame;
  /** As if nothing but zeros had ever been shown. */
  ifAllWereHidden(known: Knowledge): Frame;
}

// A table should move little, and of what is hidden first that which is hidden in any case.
const slight = 1e-3;
const slightest = 1e-5;

export function createFrames(system: CellSystem, never: ReadonlySet<number>): Frames {
  const least = leastUnshown(system);
  const hideable = hideableCells(system);
  const leastOf = (cell: number) => least[cell] ?? 0;
  const costOfHidden = (cell: number) => {
    const { cost, neverShown } = system.cells[cell] ?? {};
    return (cost ?? 0) * (neverShown || never.has(cell) ? slightest : slight);
  };
  const isUnknown = (hidden: ReadonlySet<number>, cell: number) =>
    hidden.has(cell) || system.cells[cell]?.neverShown === true;

  return {
    asHidden: (hidden, known, still) => ({
      known,
      leastOf,
      costOf: (cell) => (cell !== still && isUnknown(hidden, cell) ? costOfHidden(cell) : undefined),
    }),
    ifMoreWereHidden: (hidden, known) => ({
      known,
      leastOf,
      costOf: (cell) => {
        if (isUnknown(hidden, cell)) return costOfHidden(cell);
        return hideable.has(cell) ? system.cells[cell]?.cost : undefined;
      },
    }),
    ifAllElseWereHidden: (known) => ({
      known,
      leastOf,
      costOf: (cell) => (hideable.has(cell) || system.cells[cell]?.neverShown ? 0 : undefined),
    }),
    ifAllWereHidden: (known) => ({
      known,
      leastOf,
      costOf: (cell) => {
        const { value = 0, neverShown, shownBefore } = system.cells[cell] ?? {};
        return neverShown || hideable.has(cell) || (shownBefore && value > 0) ? 0 : undefined;
      },
    }),
  };
}
