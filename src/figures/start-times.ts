/** When a place's stays of some years began, by hour of the day and weekday. */
export interface StartTimes {
  /** The first day of the first month that is counted, and of the last. */
  first_month: string;
  last_month: string;
  /** From midnight; none where the source tells only days. */
  hours: number[];
  /** From Monday. */
  weekdays: number[];
  shares: StartShare[];
  months_expected: number;
  months_reported: number;
}

/** The share of the stays that began in a part of the day or week, with its limits and the share of an equal spread. */
export interface StartShare {
  part: string;
  state: string;
  share: number | null;
  lower: number | null;
  upper: number | null;
  even_share: number;
  stays: number | null;
  method: string | null;
}
