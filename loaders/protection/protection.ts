import type { Highs } from "highs";
import { createAudit } from "./audit.ts";
import type { CellSystem, Need, Table } from "./cell-system.ts";
import { hiddenCells } from "./hidden-cells.ts";
import { needsOf, smallCells, type Threshold } from "./needs.ts";
import { zeroFloors } from "./zero-floor.ts";

/** What is hidden of a system, why, and tables that prove that it cannot be worked out. */
export interface Protection {
  /** Of what is hidden for its own sake: what a reader must find possible. */
  needs: Need[];
  /** Positions of the cells that are not shown. */
  hidden: Set<number>;
  /** For each need a table with the cell at `low` or less, and one with it at `high` or more; kept inside. */
  witnesses: Table[];
}

/**
 * Hides what is too small to be shown and what would give it away (shared/TRUST.md A2, A4). Throws where nothing more
 * can be hidden and something could still be worked out.
 */
export function protectedCells(highs: Highs, system: CellSystem, threshold: Threshold): Protection {
  const small = smallCells(system, threshold);
  const needs = needsOf(system, small, zeroFloors(highs, system, small), threshold);
  const audit = createAudit(highs, system, needs);
  const hidden = hiddenCells(system, small, needs, audit);
  return { needs, hidden, witnesses: audit.witnesses(hidden) };
}
