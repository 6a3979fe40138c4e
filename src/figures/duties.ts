/** Whether duties of law were done in time: every place and rule of the page. */
export interface Duties {
  rules: ActRule[];
  /** The duties of each act, by place, in the order that they are chosen between. */
  places: DutyPlace[];
  lines: DutyLine[];
  /** The quarters there are, as their first days, and the years. */
  quarters: string[];
  years: string[];
  minimum_answered: number;
  at_once_hours: number;
}

export interface DutyPlace {
  place_id: string;
  name: string;
  place_level: string;
  /** The measures that it has had. */
  measures: string[];
}

/** One duty of the act in force, or of the adopted one, whatever the hours were in each stretch of time. */
export interface ActRule {
  /** `in_force` or `adopted` */
  act: string;
  measure_id: string;
  under_18: boolean;
  duty: string;
  thresholds: {
    name_nb: string;
    paragraph: string;
    hours: number;
    valid_from: string | null;
    valid_to: string | null;
  }[];
}

/** One place's share of a rule in a period, as it travels: rules and places by their numbers in the lists. */
export type DutyLine = [
  place: number,
  rule: number,
  period: "q" | "y" | "l",
  start: string,
  state: string,
  share: number | null,
  lower: number | null,
  upper: number | null,
  due: number | null,
  answered: number | null,
  inTime: number | null,
  method: string,
  provisional: 0 | 1,
  monthsExpected: number,
  monthsReported: number,
];

export interface Duty {
  period: string;
  period_start: string;
  state: string;
  share: number | null;
  lower: number | null;
  upper: number | null;
  stays_due: number | null;
  stays_answered: number | null;
  stays_in_time: number | null;
  method: string;
  provisional: boolean;
  months_expected: number;
  months_reported: number;
}

const periodOf = { q: "quarter", y: "year", l: "last_12" } as const;

export function unpackDuty(line: DutyLine): Duty {
  const [
    ,
    ,
    period,
    start,
    state,
    share,
    lower,
    upper,
    due,
    answered,
    inTime,
    method,
    provisional,
    expected,
    reported,
  ] = line;
  return {
    period: periodOf[period],
    period_start: start,
    state,
    share,
    lower,
    upper,
    stays_due: due,
    stays_answered: answered,
    stays_in_time: inTime,
    method,
    provisional: provisional === 1,
    months_expected: expected,
    months_reported: reported,
  };
}
