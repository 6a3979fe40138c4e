import type { CellSystem, Need } from "./cell-system.ts";
import type { Evidence } from "./evidence.ts";
import type { Mark } from "./imagination.ts";

/**
 * Proof that what is hidden of a system cannot be worked out, by addition alone. It holds the true figures' neighbours,
 * so it is kept inside. Cells by their ids, so that it can be kept and read again.
 */
export interface Certificate {
  /** What is not shown, though its table is given out. */
  hidden: string[];
  /** What a reader must find possible of each cell that must not be worked out: `low` or less, and `high` or more. */
  needs: { cell: string; low: number; high: number }[];
  /** Those who are in the figures, with what they know beside, who must find the same possible of what they do not know. */
  insiders: Insider[];
  /** Imagined tables, by how much more than in truth a cell has; the cells not named are as in truth. */
  tables: Record<string, number>[];
}

/** One who is in the figures, or has been told some of them. */
export interface Insider {
  /** Who they are, where they have been told what they know. */
  toldTo?: string;
  known: { cell: string; least: number; isExact: boolean }[];
  /** What they know so much of that no hiding could make all of it possible: how far it could, were all but zeros hidden. */
  asFarAsCan: { cell: string; side: Mark["side"]; height: number }[];
}

/** The proof that has been found for what is hidden of a block. */
export function certificateOf(
  { cells }: CellSystem,
  hidden: ReadonlySet<number>,
  needs: readonly Need[],
  evidence: Evidence,
): Certificate {
  const idOf = (cell: number) => cells[cell]?.id ?? "";
  const [, ...inside] = evidence.observers;
  return {
    hidden: [...hidden].map(idOf),
    needs: needs.map(({ cell, low, high }) => ({ cell: idOf(cell), low, high })),
    insiders: inside.map(({ known, lowered, toldTo }) => ({
      ...(toldTo === undefined ? {} : { toldTo }),
      known: [...known].map(([cell, knowledge]) => ({ cell: idOf(cell), ...knowledge })),
      asFarAsCan: lowered.map(({ cell, side, height }) => ({ cell: idOf(cell), side, height })),
    })),
    tables: evidence
      .tables()
      .map((table) => Object.fromEntries([...table].map(([cell, by]) => [idOf(cell), by]))),
  };
}
