/** What the page of data quality tells beside the grid of units and months. */
export interface Quality {
  findings_by_rule: FindingGroup[];
  /** The latest ones; `findings_in_all` says how many there are. */
  findings: FindingLine[];
  findings_in_all: number;
  quality_assurance: QualityAssurance[];
  quality_assurance_months: QualityAssurance[];
  published_comparison: Comparison[];
}

export interface FindingGroup {
  /** What is wrong, in a few words. */
  title: string;
  severity: string;
  files: number;
  rows: number;
}

export interface FindingLine {
  title: string;
  /** Where it stands, what was found, what was expected and how to mend it. */
  message: string;
}

/**
 * A region's year, or month: the decisions on safety cells that its units report, and those that the region has
 * quality-assured. A year is of the months that both have reported.
 */
export interface QualityAssurance {
  region_id: string;
  /** The year, or the first day of the month. */
  period: string;
  decisions: number | null;
  other_decisions: number | null;
  /** There may have been more: a report lacks, or does not say of a placement. */
  decisions_lack: boolean;
  other_decisions_lack: boolean;
  quality_assured: number | null;
  difference: number | null;
  with_defects: number | null;
  months_reported: number;
  months_expected: number;
  units_reported: number;
  units_expected: number;
}

/** A figure published elsewhere, and ours for the same place and time. */
export interface Comparison {
  place_name: string;
  measure_id: string;
  indicator_id: string;
  indicator_name: string;
  period_start: string;
  period_end: string;
  value: number;
  /** What was counted where it was published. */
  counts: string;
  source: string;
  confidence: string;
  /** None where the cube does not make the figure. */
  ours_state: string | null;
  /** What is known, which is less than all where the state is not a value. */
  ours: number | null;
  /** Units' months that lack a complete report in the period. */
  months_lacking: number | null;
  /** Ours is the sum of the whole months that the period touches. */
  whole_months: boolean;
}
