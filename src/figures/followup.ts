import type { Place, Site } from "./site.js";

/** A region's list of what to follow up, as its own page carries it. */
export interface Followup {
  region_id: string;
  region_name: string;
  /** The region's units that some line is about, in the register's order. */
  units: { unit_id: string; name: string }[];
  /** The rules of law that the lines speak of, by their ids. */
  rules: Record<string, DutyRule>;
  lines: FollowupLine[];
}

/** Who decides, is told or looks in after so many hours, and since when. */
export interface DutyRule {
  threshold_id: string;
  measure_id: string;
  under_18: boolean;
  hours: number;
  duty: string;
  paragraph: string;
  /** None where the act has no date of commencement. */
  valid_from: string | null;
}

/** What a region's list is filtered by, in the order that the list is worked down. */
export const followupKinds = [
  "missing_report",
  "incomplete_report",
  "no_end",
  "not_in_time",
  "open",
  "review",
  "outside",
  "in_time",
  "supervision",
  "health_visit",
  "renewed_decision",
] as const;

export type FollowupKind = (typeof followupKinds)[number];

export type FollowupLine =
  MissingReport | IncompleteReport | OpenStay | StayDuty | StayToReview | OutsideComparison | OutsideLimits;

interface Line {
  kind: FollowupKind;
  unit_id: string;
}

export interface MissingReport extends Line {
  kind: "missing_report";
  month: string;
  due_on: string;
  days_late: number;
}

export interface IncompleteReport extends Line {
  kind: "incomplete_report";
  month: string;
  file_name: string;
  rows_set_aside: number;
  placements_stated: number | null;
  placements_accepted: number | null;
  cells: { where: string; title: string; expected: string; remedy: string }[];
}

/** A stay as a list calls it. Times are Norwegian, as `2026-03-12 23:15`. */
export interface ListedStay {
  /** The unit's own id; none where it might tell who it is. */
  own_id: string | null;
  measure_id: string;
  started: string;
  /** From start to end, or to where a report last confirmed it. */
  seconds: number;
  is_open: boolean;
}

export interface OpenStay extends Line {
  kind: "open" | "no_end";
  stay: ListedStay;
  confirmed_until: string;
  last_word_on: string;
  seconds_if_still_there: number;
  /** The next threshold that it has not passed; none where it has passed all there are. */
  next_threshold_id: string | null;
  /** Whether the list of thresholds has any for the measure. */
  measure_has_thresholds: boolean;
}

export interface StayDuty extends Line {
  kind: "not_in_time" | "in_time" | "supervision" | "health_visit" | "renewed_decision";
  stay: ListedStay;
  threshold_id: string;
  is_in_force: boolean;
  passed: string;
  /** When those who were to decide or be told first did or were. */
  done: string | null;
  seconds_late: number | null;
  times_due: number | null;
  times_done: number | null;
  longest_gap_minutes: number | null;
  /** None where nobody has answered. */
  in_time: boolean | null;
}

export interface StayToReview extends Line {
  kind: "review";
  stay: ListedStay;
  among_longest: boolean;
  /** How many stays of the same person there have been within some days, where they are many. */
  stays_of_person: number | null;
  self_harm_and_long: boolean;
}

/** More or fewer stays than 998 of 1000 such units would have in 12 months. */
export interface OutsideComparison extends Line {
  kind: "outside";
  seen_in: "comparison";
  from_month: string;
  stays: number;
  expected: number;
  lower: number;
  upper: number;
}

/** A point outside the limits of the unit's own monitoring chart. */
export interface OutsideLimits extends Line {
  kind: "outside";
  seen_in: "monitoring";
  period: string;
  at: string;
  side: "higher" | "lower";
  stays: number | null;
  value: number | null;
  lower: number | null;
  upper: number | null;
}

/** A line that asks nothing of anybody before the adopted act is in force. */
export function isWhatIf(line: FollowupLine): boolean {
  return "is_in_force" in line && !line.is_in_force;
}

/** Nothing is left to do about what was done in time. */
export function isToDo(line: FollowupLine): boolean {
  return line.kind !== "in_time" && !isWhatIf(line);
}

/** The regions that have a list: those of today, where units report. */
export function followupRegions({ by_report, places }: Pick<Site, "by_report" | "places">): Place[] {
  return by_report ? places.filter(({ page, valid_to }) => page === "region" && valid_to === null) : [];
}

/** How many lines a region's list has, for the page that lists the regions. */
export interface FollowupCount {
  region_id: string;
  region_name: string;
  to_do: number;
  what_if: number;
  /** Without those of the adopted act while it is not in force. */
  kinds: Partial<Record<FollowupKind, number>>;
}
