import type { Figure, organisations, periods, populations, states } from "../../src/figures/figure.ts";

/**
 * A figure that an audience's tables list, as that audience may see it. What is suppressed has no number at all: no
 * value, interval, part or whole. Neither has anyone but the region itself a from–to of an incomplete figure.
 */
export interface ProtectedFigure extends Figure {
  table_id: string;
  organisation: (typeof organisations)[number];
  period: (typeof periods)[number];
  population: (typeof populations)[number];
  state: (typeof states)[number];
}

/** How much of a table is given out: what the page *Skjerming* and the bench say. */
export interface TableCounts {
  table_id: string;
  /** Figures other than none that are shown. */
  shown: number;
  hidden: number;
  /** None, and shown as none. */
  zero: number;
  /** Not reported, incomplete, not applicable, not available, too little to estimate. */
  missing: number;
}
