import type { PackedFigures } from "./packed-figures.js";

/** What the page of units shows: the quarters of each, and each beside the others of its class. */
export interface Units {
  /** Adults' stays in a safety cell by quarter, of every unit as it is now. */
  figures: PackedFigures;
  /** In the register's order. */
  comparison: UnitComparison[];
}

/** A unit's stays of the last 12 months beside those of its class. The limits are of its stays per 1000 prison days. */
export interface UnitComparison {
  unit_id: string;
  /** Its security level, and whether it is for women or the young; null where that is not known. */
  class_id: string | null;
  state: string;
  /** Why it is listed and not judged. */
  reason: string | null;
  prison_days: number | null;
  stays: number | null;
  class_rate: number | null;
  expected: number | null;
  lower_95: number | null;
  upper_95: number | null;
  lower_998: number | null;
  upper_998: number | null;
  /** The numbers of stays that so many units of its class have. */
  stays_lower_95: number | null;
  stays_upper_95: number | null;
  stays_lower_998: number | null;
  stays_upper_998: number | null;
  flagged: boolean | null;
  shrunken_rate: number | null;
  shrunken_lower: number | null;
  shrunken_upper: number | null;
  /** How much units of the class differ beyond chance. */
  tau: number | null;
}
