/** A figure as a sentence needs it. */
export interface ToldFigure {
  state: string;
  value: number | undefined;
  /** Reports are missing from the number, and it does not say how far it may reach. */
  lacksReports: boolean;
  /** What is known of an incomplete one: at least so many, and at most. */
  low: number | undefined;
  high: number | undefined;
  lower: number | undefined;
  upper: number | undefined;
}

/** A figure of a place and period, with the same of the year before. */
export interface Told {
  /** `year` or `quarter` */
  period: string;
  start: string;
  /** «i Region nord» */
  inPlace: string;
  provisional: boolean;
  /** The rate rests on few stays. */
  ofFew: boolean;
  now: ToldFigure;
  before: ToldFigure | undefined;
}

/** So many of so many, and whether reports are missing that would have told of more; or why neither is known. */
export type ToldShare = { part: number; of: number; lacksReports: boolean } | { state: string };

/** The settled answer on the trend of stays, at the end of the report's last quarter. */
export interface ToldTrendOfReport {
  answer: string;
  unconfirmed: string | undefined;
  first_quarter: string;
  quarter: string;
  lower: number | undefined;
  upper: number | undefined;
  stays: number;
  months_counted: number;
  months_expected: number;
}

/** After how many hours a duty of law falls due, and where the law says so. */
export interface DutyThreshold {
  hours: number;
  paragraph: string;
}

export interface ToldLists {
  count: number;
  names: string[];
}
