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
  /** Some who have it from elsewhere, each by a name. */
  toldTo?: readonly string[];
  /** It says nothing of anyone, as stays without an answer do: whoever can may work it out. */
  unguarded?: true;
  /** Not to be shown, however much it is: it is hidden from some who may see more, and who read what is shown of this. */
  barred?: true;
  /** What hiding it costs the reader, beside others; more than 0. */
  cost: number;
}

/** `whole` is the sum of `parts`; positions in the list of cells. */
export interface Sum {
  whole: number;
  parts: readonly number[];
  /** The parts say what those in the whole had, as reasons do: if all had the same, none of the parts is shown. */
  split?: true;
}

/** `less` is no more than the sum of `atLeast` and what is known `beside` them; positions in the list of cells. */
export interface Bound {
  less: number;
  atLeast: readonly number[];
  beside?: number;
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

/** The parts of splits where all had the same: not shown, and nobody is told whether they are zero. */
export function withheldCells({ cells, sums }: CellSystem): Set<number> {
  const isAlike = ({ whole, parts, split }: Sum) => {
    const all = cells[whole]?.value ?? 0;
    return split === true && all > 0 && parts.some((part) => cells[part]?.value === all);
  };
  return new Set(sums.filter(isAlike).flatMap(({ parts }) => parts));
}

/** The least that a reader takes a cell to be that they are not shown: zeros are shown, so that it is one at least. */
export function leastUnshown(system: CellSystem): number[] {
  const withheld = withheldCells(system);
  return system.cells.map(({ neverShown }, cell) => (neverShown || withheld.has(cell) ? 0 : 1));
}

/** All that can be hidden: what is not zero, or of a split that is withheld. */
export function hideableCells(system: CellSystem): Set<number> {
  const withheld = withheldCells(system);
  return new Set(
    system.cells.flatMap(({ value, neverShown, shownBefore }, cell) =>
      !neverShown && !shownBefore && (value > 0 || withheld.has(cell)) ? [cell] : [],
    ),
  );
}

/** The wholes that are not the sum of their parts, and what is more than it can be: a system must have none. */
export function contradictions({ cells, sums, bounds }: CellSystem): string[] {
  const total = (all: readonly number[]) =>
    all.reduce((sum, cell) => sum + (cells[cell]?.value ?? Number.NaN), 0);
  return [
    ...sums.filter(({ whole, parts }) => total([whole]) !== total(parts)).map(({ whole }) => whole),
    ...bounds
      .filter(({ less, atLeast, beside = 0 }) => !(total([less]) <= total(atLeast) + beside))
      .map(({ less }) => less),
  ].map((cell) => cells[cell]?.id ?? `cell ${cell}`);
}
