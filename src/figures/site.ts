import type { Analysis } from "./analysis.js";
import type { Audience } from "./audience.js";
import type { ByOrganisation } from "./by-organisation.js";
import type { LengthCurve, Threshold } from "./length-curve.js";
import type { LengthClasses } from "./length-classes.js";
import type { Monitoring } from "./monitoring.js";
import type { NewestMonth, OverriddenRows } from "./newest.js";
import type { PackedFigures } from "./packed-figures.js";
import type { PackedUnitMonths } from "./packed-unit-months.js";
import type { Release, SiteReport } from "./releases.js";
import type { StartTimes } from "./start-times.js";
import type { PlaceTrends, Trend } from "./trend-answer.js";

/** What every page knows: which data it shows, how far they reach, and the places that have a page. */
export interface Site {
  title: string;
  /** Whom it is for. */
  audience: Audience;
  /** Counts below it are shown and marked as small; zero where none are. */
  marked_below: number;
  made_up: boolean;
  credit: string | null;
  language: string;
  as_of: string;
  known_at: string;
  first_month: string;
  last_month: string;
  /** The last month whose reports were due, or that the source can compare: what is said in words ends here. */
  settled_month: string;
  /** The months that can be compared, where the source says that not all can. */
  comparable: { from: string; to: string } | null;
  /** The figures come from units' monthly reports, not from a file that tells of placements alone. */
  by_report: boolean;
  persons_available: boolean;
  prison_days_available: boolean;
  places: Place[];
  measures: Measure[];
  events: MarkedEvent[];
  /** The reports that have been released, the newest first. */
  releases: Release[];
  /** The reports made of an audience's own figures; none in the directorate's site. */
  reports: SiteReport[];
  indicators: Indicator[];
  trends: Trend[];
  /** The numbers of the rules that sentences speak of, by the name of the setting. */
  rules: Record<string, number>;
  /** The newest months whose reports are still to come, place by place. */
  provisional_months: NewestMonth[];
  overridden: OverriddenRows[];
  /** The thresholds of law in force for adults in a safety cell. */
  thresholds: Threshold[];
}

/** An indicator's definition, from the one list of them. */
export interface Indicator {
  indicator_id: string;
  name_nb: string;
  definition_nb: string;
  /** What each state means for it. */
  rules: Record<string, string>;
}

export interface Place {
  place_id: string;
  place_level: string;
  name: string;
  parent_id: string | null;
  /** The folder its page is in; null where it has none. */
  page: "region" | "fengsel" | null;
  valid_from: string | null;
  valid_to: string | null;
  security: string | null;
}

export interface Measure {
  measure_id: string;
  name_nb: string;
}

export interface MarkedEvent {
  event_id: string;
  date: string;
  date_precision: string;
  place_id: string;
  name_nb: string;
  short_nb: string;
}

/** What a place's page shows. */
export interface PlaceData {
  place: Place;
  parents: Place[];
  children: Place[];
  figures: PackedFigures;
  /** The same of a part of the stays: those with a reason, or at units of a security level. */
  parts: FiguresOfPart[];
  children_figures: PackedFigures;
  events: MarkedEvent[];
  unit_months: PackedUnitMonths;
  history: HistoryRow[];
  trends: PlaceTrends;
  analysis: Analysis;
  /** Of adults in a safety cell; none where there is nothing to follow. */
  monitoring: ByOrganisation<Monitoring>;
  /** Of regions and the country. */
  self_harm_monitoring: ByOrganisation<Monitoring>;
  /** Of adults in a safety cell; none where too few stays have ended. */
  length_curve: ByOrganisation<LengthCurve>;
  /** Of adults in a safety cell; none where no month was reported. */
  length_classes: ByOrganisation<LengthClasses>;
  /** Of adults in a safety cell. */
  start_times: ByOrganisation<StartTimes>;
}

export interface FiguresOfPart {
  reason: string;
  security: string;
  figures: PackedFigures;
}

/** What became of one unit's report for one month. */
export interface UnitMonth {
  unit_id: string;
  unit_name: string;
  prison_id: string | null;
  region_id: string | null;
  month: string;
  state: string;
  nil_report: boolean;
  late: boolean;
  provisional: boolean;
  version: number | null;
  received_on: string | null;
  due_on: string | null;
  rows_set_aside: number | null;
  placements_stated: number | null;
  placements_accepted: number | null;
}

/** A count from before placements were reported, with its source. */
export interface HistoryRow {
  period: string;
  period_start: string;
  measure_id: string;
  counts: string;
  value: number;
  source: string;
}
