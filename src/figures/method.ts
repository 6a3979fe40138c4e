/** What the method page tells, all from the lists and the studies. */
export interface Method {
  settings: { value: number; note: string }[];
  /** The day that the rule was studied; null where it has not been. */
  studied_on: string | null;
  power: Power[];
  errors: WorldErrors[];
  short: Shortfall[];
  coverage: Coverage[];
  sample: SampleVerdicts[];
}

/** How often a true fall is settled as one. */
export interface Power {
  level: string;
  /** Stays a month where it begins. */
  rate: number;
  change: string;
  months: number;
  value: number;
}

/** How often a stable place is called changed, at its worst among the places of a level in one kind of world. */
export interface WorldErrors {
  scenario: string;
  level: string;
  /** In a quarter, as the quarter answers and as it is settled, and at least once in five years. */
  answer_changed: number | null;
  settled_changed: number | null;
  settled_changed_once_in_five_years: number | null;
  /** Null where nothing was asked. */
  met: boolean | null;
}

/** Where a measure fell short of what it was to be, in one kind of world. */
export interface Shortfall {
  measure: string;
  scenario: string;
  short: number;
  of: number;
  /** The value furthest from the target, and the least that was to be, or the most. */
  worst: number;
  target: number;
  at_most: boolean;
}

/** How often an interval holds the truth, over the cases that were studied. */
export interface Coverage {
  measure: string;
  lowest: number;
  highest: number;
  cases: number;
  short: number;
  target: number | null;
}

/** How often the places of made-up Norway got a settled verdict at the last quarter, over many seeds. */
export interface SampleVerdicts {
  place_level: string;
  /** Null: all places of the level that truly go the same way. */
  place_id: string | null;
  truth: string;
  answer: string;
  count: number;
  of: number;
  seeds: number;
  date: string;
}
