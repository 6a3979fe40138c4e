/** How long a place's stays of the last 12 months lasted, and how that differs from the 12 months before. */
export interface LengthCurve {
  /** Hours within which half of the stays were over; null where too many are open to tell. */
  median: number | null;
  median_lower: number | null;
  median_upper: number | null;
  method: string | null;
  stays: number | null;
  open_stays: number | null;
  steps: StepLine[];
  changes: LengthChange[];
}

/** A step of the curve as it travels: the share that lasted longer than so many hours. */
export type StepLine = [
  hours: number,
  share: number,
  lower: number | null,
  upper: number | null,
  atRisk: number,
];

export interface LengthStep {
  hours: number;
  share: number;
  lower: number | null;
  upper: number | null;
  at_risk: number;
}

export function unpackStep([hours, share, lower, upper, at_risk]: StepLine): LengthStep {
  return { hours, share, lower, upper, at_risk };
}

/** The share that lasted longer than so many hours, against the 12 months before; of reported months. */
export interface LengthChange {
  hours: number;
  state: string;
  share: number | null;
  previous_share: number | null;
  difference: number | null;
  lower: number | null;
  upper: number | null;
  log_rank_p: number | null;
}

/** A threshold in force: after so many hours somebody decides or is told. */
export interface Threshold {
  hours: number;
  name_nb: string;
}
