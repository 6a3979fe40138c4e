/** One of the newest months at a place, of which reports are still to come. */
export interface NewestMonth {
  place_id: string;
  month: string;
  reports_expected: number;
  /** Those that are final and complete. */
  reports_whole: number;
  /** How many earlier months were followed as their reports came. */
  months_behind: number;
  /** How many placements those months have gained since they were as old; null where they are too few. */
  moved_median: number | null;
  moved_least: number | null;
  moved_most: number | null;
}

/** Rows of a unit's month that someone has decided are right, although a rule says no. */
export interface OverriddenRows {
  unit_id: string;
  unit_name: string;
  prison_id: string | null;
  region_id: string | null;
  month: string;
  /** What the rule is called. */
  title: string;
  decided_on: string;
  rows: number;
}
