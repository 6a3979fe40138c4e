import { settingsInForce, settingsOf } from "../loaders/results/declared-trends.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../loaders/duckdb.ts";
import { number, numberOrNull, text, textOrNull, texts } from "../loaders/site-data/cells.ts";
import { readNewestMonths, readOverrides } from "../loaders/site-data/newest.ts";
import { parentsOf, readPlaces, type PlaceWithParents } from "../loaders/site-data/places.ts";
import { addMonths } from "../src/figures/series.ts";
import { osloDate } from "../loaders/forms/oslo-time.ts";
import { lastQuarterOf, monthsOf, yearBefore, type ReportScope } from "./report-scope.ts";

/** One published figure of the report's period, and the same of the year before where there is one. */
export interface ReportFigure {
  place_id: string;
  measure_id: string;
  indicator_id: string;
  state: string;
  value: number | null;
  lower: number | null;
  upper: number | null;
  numerator: number | null;
  denominator: number | null;
  low: number | null;
  high: number | null;
  provisional: boolean;
  months_reported: number;
  months_expected: number;
}

/** The settled answer on a place's stays at the end of the report's last quarter. */
export interface ReportTrend {
  place_id: string;
  trend_id: string;
  quarter: string;
  answer: string;
  settled_answer: string;
  unconfirmed_answer: string | null;
  first_quarter: string;
  lower: number | null;
  upper: number | null;
  stays: number;
  months_counted: number;
  months_expected: number;
}

/** Why the answer at the report's own place is not another one. */
export interface AnswerReasons {
  reasons: string[];
  deciding_quarter: string | null;
}

/** After how many hours a duty fell due for stays of the period, and where the law says so. */
export interface ReportThreshold {
  measure_id: string;
  under_18: boolean;
  duty: string;
  hours: number;
  paragraph: string;
}

/** What became of one unit's report for one month of the period. */
export interface ReportMonth {
  unit_id: string;
  unit_name: string;
  month: string;
  state: string;
  version: number | null;
  received_on: string | null;
  due_on: string | null;
}

/** What one unit told of one month: a count, or hours. */
export type UnitCount = Pick<
  ReportFigure,
  "place_id" | "measure_id" | "indicator_id" | "state" | "value" | "low"
> & { month: string };

/** The report that holds of a unit's month: its hash, or that of each that together do. */
export interface HeldReport {
  unit_id: string;
  month: string;
  sha256: string;
}

/** A marked event of the place or the country. */
export interface ReportEvent {
  event_id: string;
  date: string;
  date_precision: string;
  short_nb: string;
}

/** The region's own month: its units' decisions, and those it has quality-assured. */
export interface AssuredMonth {
  region_id: string;
  month: string;
  state: string;
  decisions: number | null;
  /** There may have been more decisions: a report lacks, or does not say of a placement. */
  decisions_lack: boolean;
  quality_assured: number | null;
  with_defects: number | null;
}

export const assuredCounts = ["decisions", "quality_assured", "with_defects"] as const;

/**
 * What is known of a count of the month: the units tell of decisions, of which there may have been more, the region of
 * those that it has assured.
 */
export function assuredCount(
  { state, decisions_lack, ...counts }: AssuredMonth,
  count: (typeof assuredCounts)[number],
): Pick<ReportFigure, "state" | "value" | "low" | "high"> {
  const value = counts[count];
  const nothing = { value: null, low: null, high: null };
  if (value === null)
    return { ...nothing, state: count === "decisions" || state === "value" ? "not_reported" : state };
  if (count === "decisions" && decisions_lack) return { ...nothing, state: "incomplete", low: value };
  return { ...nothing, state: "value", value };
}

/** Stays of the place for which a duty of the law in force fell due, and how often it was done in time. */
export interface ReportDuty {
  measure_id: string;
  under_18: boolean;
  duty: string;
  state: string;
  stays_due: number | null;
  stays_answered: number | null;
  stays_in_time: number | null;
}

/** One of the period's months of which reports are still to come, with how much such figures have moved before. */
export type ProvisionalMonth = Omit<Awaited<ReturnType<typeof readNewestMonths>>[number], "place_id">;

/** Rows of a unit's month that it was decided to keep, although a rule says no. */
export interface KeptRows {
  unit_id: string;
  unit_name: string;
  month: string;
  rule: string;
  decided_on: string;
  rows: number;
}

export interface ReportDefinition {
  indicator_id: string;
  name_nb: string;
  definition_nb: string;
}

/** All published figures that one report rests on. */
export interface ReportFigures {
  scope: ReportScope;
  place: PlaceWithParents;
  /** The place itself, then those below it that have figures, in the register's order. */
  places: PlaceWithParents[];
  made_up: boolean;
  as_of: string;
  /** Seconds since 1970. */
  known_at: number;
  known_on: string;
  version: string;
  figures: ReportFigure[];
  before: ReportFigure[];
  /** Stays started per quarter at the place itself, to the report's last. */
  quarters: (ReportFigure & { period_start: string })[];
  trends: ReportTrend[];
  /** Of the answer on stays at the place itself; nothing where none is given. */
  answer_reasons: AnswerReasons | undefined;
  months: ReportMonth[];
  /** Those of the place that are provisional, the newest first. */
  provisional_months: ProvisionalMonth[];
  kept_rows: KeptRows[];
  assured: AssuredMonth[];
  /** Quarters in a row that must give a fall or a rise before it is said. */
  quarters_to_settle: number;
  /** A rate of fewer stays than so many is marked. */
  few_events: number;
  duties: ReportDuty[];
  thresholds: ReportThreshold[];
  events: ReportEvent[];
  /**
   * The counts of every unit below the place, which the place's own are the sums of: counts and hours of the period's
   * months and of the year's before, stays in a safety cell of every month before that.
   */
  unit_counts: UnitCount[];
  /** The monthly reports of the units below the place that all this rests on. */
  reports: HeldReport[];
  /** The units below the place, each with the places of the report that it is in. */
  units: { unit_id: string; within: string[] }[];
  definitions: ReportDefinition[];
}

/** The figures of a report; nothing where the place is unknown or has none in the period. */
export async function readReportFigures(
  connection: DuckDBConnection,
  scope: ReportScope,
): Promise<ReportFigures | undefined> {
  const all = await readPlaces(connection);
  const place = all.find(({ place_id }) => place_id === scope.place_id);
  const [run] = await readRows(connection, "from published.run");
  if (place === undefined || run === undefined) return undefined;
  const figures = await readFigures(connection, scope.period, scope.start);
  const withFigures = new Set(figures.map(({ place_id }) => place_id));
  if (!withFigures.has(place.place_id)) return undefined;
  const below = all.filter(
    ({ parent_id, place_id }) => parent_id === place.place_id && withFigures.has(place_id),
  );
  const places = [place, ...below];
  const ofReport = new Set(places.map(({ place_id }) => place_id));
  const quarter = lastQuarterOf(scope);
  const units = unitsBelow(place, all);
  const settings = await readRows(connection, settingsInForce);
  return {
    scope,
    place,
    places,
    made_up: run["made_up"] === true,
    as_of: text(run, "as_of"),
    known_at: number(run, "known_at"),
    known_on: osloDate(number(run, "known_at")),
    version: text(run, "version"),
    figures: figures.filter(({ place_id }) => ofReport.has(place_id)),
    before: (await readFigures(connection, scope.period, yearBefore(scope.start))).filter(({ place_id }) =>
      ofReport.has(place_id),
    ),
    quarters: (await readRows(connection, quartersOfPlace, { place: place.place_id, quarter })).map(
      (row) => ({ ...figureOf(row), period_start: text(row, "period_start") }),
    ),
    trends: (await readRows(connection, trendsOfQuarter, { quarter }))
      .map(trendOf)
      .filter(({ place_id }) => ofReport.has(place_id)),
    answer_reasons: (await readRows(connection, reasonsOfPlace, { place: place.place_id, quarter })).map(
      (row) => ({
        reasons: texts(row, "reasons"),
        deciding_quarter: textOrNull(row, "deciding_quarter"),
      }),
    )[0],
    months: await readMonths(connection, scope, new Set(units)),
    provisional_months: (await readNewestMonths(connection)).flatMap(({ place_id, ...rest }) =>
      place_id === place.place_id && monthsOf(scope).includes(rest.month) ? [rest] : [],
    ),
    kept_rows: (await readOverrides(connection))
      .filter(({ unit_id, month }) => units.includes(unit_id) && monthsOf(scope).includes(month))
      .map(({ unit_id, unit_name, month, rule, decided_on, rows }) => ({
        unit_id,
        unit_name,
        month,
        rule,
        decided_on,
        rows,
      })),
    assured: (await readRows(connection, "from published.quality_assurance order by region_id, month"))
      .map(assuredOf)
      .filter(({ month }) => monthsOf(scope).includes(month))
      .filter(({ region_id }) => place.place_level === "country" || region_id === place.place_id),
    quarters_to_settle: settingsOf(settings)("verdict_quarters_to_settle"),
    few_events: fewEventsIn(settings),
    duties: (
      await readRows(connection, dutiesInForce, {
        place: place.place_id,
        period: scope.period,
        start: scope.start,
      })
    ).map(dutyOf),
    thresholds: (
      await readRows(connection, thresholdsOfPeriod, {
        start: scope.start,
        end: `${addMonths(scope.start.slice(0, 7), monthsOf(scope).length)}-01`,
      })
    ).map((row) => ({
      measure_id: text(row, "measure_id"),
      under_18: row["under_18"] === true,
      duty: text(row, "duty"),
      hours: number(row, "hours"),
      paragraph: text(row, "paragraph"),
    })),
    events: (await readRows(connection, eventsOfPlace, { place: place.place_id })).map((row) => ({
      event_id: text(row, "event_id"),
      date: text(row, "date"),
      date_precision: text(row, "date_precision"),
      short_nb: text(row, "short_nb"),
    })),
    unit_counts: await readUnitCounts(connection, scope, new Set(units)),
    reports: (await readRows(connection, reportsThatHold))
      .map((row) => ({
        unit_id: text(row, "unit_id"),
        month: text(row, "month"),
        sha256: text(row, "sha256"),
      }))
      .filter(({ unit_id }) => units.includes(unit_id)),
    units: units.map((unit_id) => ({
      unit_id,
      within: placesOf(unit_id, all).filter((id) => ofReport.has(id)),
    })),
    definitions: (await readRows(connection, "from reference.indicators")).map((row) => ({
      indicator_id: text(row, "indicator_id"),
      name_nb: text(row, "name_nb"),
      definition_nb: text(row, "definition_nb"),
    })),
  };
}

/** A rate of fewer stays than so many is marked; none is where a folder's own settings do not say. */
export function fewEventsIn(settings: readonly StoredRow[]): number {
  const listed = settings.find(({ setting }) => setting === "few_events");
  return listed === undefined ? 0 : number(listed, "value");
}

const ofAdultsNow = "organisation = 'now' and population = 'adults'";

const quartersOfPlace = `
from published.figures
where ${ofAdultsNow}
    and place_id = $place
    and measure_id = 'safety_cell'
    and indicator_id = 'stays_started'
    and period = 'quarter'
    and period_start <= $quarter::date
order by period_start`;

const trendsOfQuarter = `
from published.trend_answers
where organisation = 'now'
    and quarter = $quarter::date
order by place_id, trend_id`;

const reasonsOfPlace = `
select reasons, deciding_quarter
from published.trend_answers
where organisation = 'now'
    and trend_id = 'stays'
    and place_id = $place
    and quarter = $quarter::date`;

// A stay is held to the act in force when it began.
const thresholdsOfPeriod = `
select distinct measure_id, under_18, duty, hours, paragraph
from reference.thresholds
where valid_from < $end::date
    and coalesce(valid_to, date '9999-12-31') > $start::date
order by all`;

const eventsOfPlace = `
select events.*
from reference.events as events
join published.places as places
    on places.place_id = events.place_id
where places.place_id = $place
    or places.place_level = 'country'
group by all
order by events.date, events.event_id`;

const reportsThatHold = `
select
    unit_id,
    month,
    string_agg(sha256, ' ' order by version_order) as sha256
from published.report_files
where holds
group by all
order by all`;

const dutiesInForce = `
from published.duties
where act = 'in_force'
    and place_id = $place
    and period = $period
    and period_start = $start::date
order by measure_id desc, under_18, duty`;

function dutyOf(row: StoredRow): ReportDuty {
  return {
    measure_id: text(row, "measure_id"),
    under_18: row["under_18"] === true,
    duty: text(row, "duty"),
    state: text(row, "state"),
    stays_due: numberOrNull(row, "stays_due"),
    stays_answered: numberOrNull(row, "stays_answered"),
    stays_in_time: numberOrNull(row, "stays_in_time"),
  };
}

async function readFigures(
  connection: DuckDBConnection,
  period: string,
  start: string,
): Promise<ReportFigure[]> {
  const rows = await readRows(
    connection,
    `from published.figures
    where ${ofAdultsNow}
        and period = $period
        and period_start = $start::date
    order by all`,
    { period, start },
  );
  return rows.map(figureOf);
}

function figureOf(row: StoredRow): ReportFigure {
  return {
    place_id: text(row, "place_id"),
    measure_id: text(row, "measure_id"),
    indicator_id: text(row, "indicator_id"),
    state: text(row, "state"),
    value: numberOrNull(row, "value"),
    lower: numberOrNull(row, "lower"),
    upper: numberOrNull(row, "upper"),
    numerator: numberOrNull(row, "numerator"),
    denominator: numberOrNull(row, "denominator"),
    low: numberOrNull(row, "low"),
    high: numberOrNull(row, "high"),
    provisional: row["provisional"] === true,
    months_reported: numberOrNull(row, "months_reported") ?? 0,
    months_expected: numberOrNull(row, "months_expected") ?? 0,
  };
}

function trendOf(row: StoredRow): ReportTrend {
  return {
    place_id: text(row, "place_id"),
    trend_id: text(row, "trend_id"),
    quarter: text(row, "quarter"),
    answer: text(row, "answer"),
    settled_answer: text(row, "settled_answer"),
    unconfirmed_answer: textOrNull(row, "unconfirmed_answer"),
    first_quarter: text(row, "first_quarter"),
    lower: numberOrNull(row, "lower"),
    upper: numberOrNull(row, "upper"),
    stays: number(row, "stays"),
    months_counted: number(row, "months_counted"),
    months_expected: number(row, "months_expected"),
  };
}

function assuredOf(row: StoredRow): AssuredMonth {
  return {
    region_id: text(row, "region_id"),
    month: text(row, "month"),
    state: text(row, "state"),
    decisions: numberOrNull(row, "decisions"),
    decisions_lack: row["decisions_lack"] === true,
    quality_assured: numberOrNull(row, "quality_assured"),
    with_defects: numberOrNull(row, "with_defects"),
  };
}

/** The months of every unit below the place that were to report. */
async function readMonths(
  connection: DuckDBConnection,
  scope: ReportScope,
  units: ReadonlySet<string>,
): Promise<ReportMonth[]> {
  const months = new Set(monthsOf(scope));
  const rows = await readRows(
    connection,
    `from published.unit_months
    where is_due
    order by unit_order, month`,
  );
  return rows
    .map((row) => ({
      unit_id: text(row, "unit_id"),
      unit_name: text(row, "unit_name"),
      month: text(row, "month"),
      state: text(row, "state"),
      version: numberOrNull(row, "version"),
      received_on: textOrNull(row, "received_on"),
      due_on: textOrNull(row, "due_on"),
    }))
    .filter(({ month, unit_id }) => months.has(month) && units.has(unit_id));
}

/** The places that a place is in, as the organisation is now. */
function placesOf(placeId: string, all: PlaceWithParents[]): string[] {
  const place = all.find(({ place_id }) => place_id === placeId);
  return place === undefined ? [] : parentsOf(place, all).map(({ place_id }) => place_id);
}

const unitsBelow = (place: PlaceWithParents, all: PlaceWithParents[]): string[] =>
  all
    .filter(({ place_level }) => place_level === "unit")
    .map(({ place_id }) => place_id)
    .filter((unitId) => placesOf(unitId, all).includes(place.place_id));

async function readUnitCounts(
  connection: DuckDBConnection,
  scope: ReportScope,
  units: ReadonlySet<string>,
): Promise<UnitCount[]> {
  const months = monthsOf(scope);
  const before = monthsOf({ ...scope, start: yearBefore(scope.start) });
  const rows = await readRows(
    connection,
    `from published.figures
    where ${ofAdultsNow}
        and period = 'month'
        and (
            indicator_id in (
                'stays_started', 'placements', 'decisions', 'cell_hours', 'prison_days', 'reports_received'
            )
            and (
                period_start between $from::date and $to::date
                or period_start between $before_from::date and $before_to::date
            )
            or indicator_id = 'stays_started'
            and measure_id = 'safety_cell'
            and period_start <= $to::date
        )
    order by all`,
    {
      from: months[0] ?? "",
      to: months.at(-1) ?? "",
      before_from: before[0] ?? "",
      before_to: before.at(-1) ?? "",
    },
  );
  return rows
    .map((row) => ({
      place_id: text(row, "place_id"),
      measure_id: text(row, "measure_id"),
      indicator_id: text(row, "indicator_id"),
      month: text(row, "period_start"),
      state: text(row, "state"),
      value: numberOrNull(row, "value"),
      low: numberOrNull(row, "low"),
    }))
    .filter(({ place_id }) => units.has(place_id));
}
