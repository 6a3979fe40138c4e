/** What a study of made-up places measured of the rule: a share, how sure it is, and what it was to be. */
export interface Simulated {
  scenario: string;
  /** What is true: `stable`, or how the rate falls. */
  change: string;
  trend: string;
  level: string;
  /** Stays a month where it begins; null where it does not matter. */
  rate: number | null;
  /** Months of data behind the look. */
  months: number | null;
  measure: string;
  value: number;
  series: number;
  /** What the share was to be, at most or at least; null where nothing was asked. */
  target: number | null;
  met: boolean | null;
  date: string;
}

/** How often the places of made-up Norway got a verdict, over many seeds. */
export interface SampleVerdicts {
  trend_id: string;
  place_level: string;
  /** Null: all places of the level that truly go the same way. */
  place_id: string | null;
  truth: string;
  quarters: string;
  said: string;
  answer: string;
  count: number;
  of: number;
  seeds: number;
  date: string;
}

/** What the method page tells, all from the lists and the studies. */
export interface Method {
  simulated: Simulated[];
  sample: SampleVerdicts[];
  settings: { setting: string; value: number; note: string }[];
}
