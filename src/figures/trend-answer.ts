/** What is said of a place's trend at the end of a quarter, and all it rests on. Dates are ISO texts. */
export interface TrendAnswer {
  organisation: string;
  trend_id: string;
  quarter: string;
  /** What the quarter's own data give. */
  answer: string;
  /** What may be said: a fall or a rise only when two quarters in a row give it. */
  settled_answer: string;
  /** A fall or a rise that the quarter gives and the one before did not. */
  unconfirmed_answer: string | null;
  reasons: string[];
  ratio_per_year: number | null;
  lower: number | null;
  upper: number | null;
  p_value: number | null;
  /** φ, at least 1 */
  dispersion: number | null;
  /** The fall per year, as a share, that the data would have shown in two cases of three. */
  detectable_fall: number | null;
  deciding_quarter: string | null;
  tipping_answer: string | null;
  tipping_stays: number | null;
  tipping_side: string | null;
  tipping_months: number | null;
  /** Names of the units with months that could turn the answer. */
  tipping_units: string[];
  first_quarter: string;
  quarters: number;
  stays: number;
  persons: number | null;
  months_expected: number;
  months_counted: number;
  /** Per prison days; else per month. */
  is_rate: boolean;
  /** A unit became one for others (another sex, age or security level) in the time that the answer is of. */
  became_another: boolean;
  persons_known: boolean;
  rule_version: number;
  /** Whether the change stands after the adjustment for looking at all places of its level; null for the country. */
  list_flag: boolean | null;
}

/** Whether an answer says that the use falls or rises. */
export const isChange = (answer: string | undefined): boolean =>
  answer === "declining" || answer === "increasing";

/** A quarter of the latest answer: what there was, and the fitted line with its band. */
export interface TrendFit {
  organisation: string;
  trend_id: string;
  quarter: string;
  events: number;
  exposure: number;
  fitted: number;
  lower: number;
  upper: number;
}

/** What was settled at the end of a quarter. */
export interface SettledAnswer {
  organisation: string;
  trend_id: string;
  quarter: string;
  settled_answer: string;
}

/** What was said of a quarter when it was settled. */
export interface KeptVerdict {
  trend_id: string;
  quarter: string;
  settled_on: string;
  settled_answer: string;
  /** The version of the rule that it was settled by. */
  rule_version: number;
}

/** The verdicts of a place's page. */
export interface PlaceTrends {
  /** The latest of each trend. */
  answers: TrendAnswer[];
  fits: TrendFit[];
  /** Each quarter in which another answer was settled than in the quarter before, in the order of time. */
  turns: SettledAnswer[];
  /** The latest quarter as it was settled, by trend; none before it has been. */
  kept: KeptVerdict[];
}

/** A series that has a verdict. */
export interface Trend {
  trend_id: string;
  measure_id: string;
  population: string;
  kind: string;
  name_nb: string;
  definition_nb: string;
}
