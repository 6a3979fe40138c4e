/** A figure that a reader may be shown or may work out. */
export interface Cell {
  /** What it is a figure of; unique in its system. */
  id: string;
  /** What is counted: stays, persons, or whole minutes. */
  unit: "stays" | "persons" | "minutes";
  value: number;
  /** Persons behind it. */
  persons: number;
  /** What the one with most of it has. */
  largest: number;
  /** In none of the tables that are given out, though it is a part of figures that are. */
  neverShown?: true;
  /** Given out before, or by others: it can no longer be hidden. */
  shownBefore?: true;
  /** What hiding it costs the reader, beside others. */
  cost: number;
}

/** `whole` is the sum of `parts`; positions in the list of cells. */
export interface Sum {
  whole: number;
  parts: readonly number[];
  /** The parts say what those in the whole had, as reasons do: if all had the same, none of the parts is shown. */
  split?: true;
}

/** `less` is no more than the sum of `atLeast`; positions in the list of cells. */
export interface Bound {
  less: number;
  atLeast: readonly number[];
}

/** Every figure of every table that one audience was ever given, and how they hang together. */
export interface CellSystem {
  cells: readonly Cell[];
  sums: readonly Sum[];
  bounds: readonly Bound[];
}

/** A reader must find it possible that the cell is `low` or less, and that it is `high` or more. */
export interface Need {
  cell: number;
  low: number;
  high: number;
}

/** A value for each cell of a system. */
export type Table = readonly number[];

/** The parts of splits where all had the same: not shown, and nobody is told whether they are zero. */
export function withheldCells({ cells, sums }: CellSystem): Set<number> {
  const isAlike = ({ whole, parts, split }: Sum) => {
    const all = cells[whole]?.value ?? 0;
    return split === true && all > 0 && parts.some((part) => cells[part]?.value === all);
  };
  return new Set(
    sums.filter(isAlike).flatMap(({ parts }) => parts.filter((part) => canBeHidden(cells[part]))),
  );
}

/** The least that a reader takes each cell to be: zeros are shown, so what is hidden is one at least. */
export function leastOfCells(system: CellSystem, hidden: ReadonlySet<number>): number[] {
  const withheld = withheldCells(system);
  return system.cells.map((_, index) => (hidden.has(index) && !withheld.has(index) ? 1 : 0));
}

/** All that could be hidden: what is not zero, or of a split that is withheld. */
export function hideableCells(system: CellSystem): Set<number> {
  const withheld = withheldCells(system);
  return new Set(
    system.cells.flatMap((cell, index) =>
      canBeHidden(cell) && (cell.value > 0 || withheld.has(index)) ? [index] : [],
    ),
  );
}

function canBeHidden(cell: Cell | undefined): boolean {
  return cell !== undefined && !cell.neverShown && !cell.shownBefore;
}
