import { group } from "d3-array";
import {
  followupKinds,
  isToDo,
  isWhatIf,
  type DutyRule,
  type Followup,
  type FollowupCount,
  type FollowupLine,
  type IncompleteReport,
  type ListedStay,
  type MissingReport,
  type OpenStay,
  type OutsideComparison,
  type OutsideLimits,
  type StayDuty,
  type StayToReview,
} from "../../src/figures/followup.ts";
import type { Place } from "../../src/figures/site.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { columnLabel } from "../forms/column-label.ts";
import { ruleOf } from "../forms/rules/rules.ts";
import { booleanOrNull, number, numberOrNull, shortNumber, text, textOrNull } from "./cells.ts";
import { parentsOf, type PlaceWithParents } from "./places.ts";

/** What each of the regions is to follow up. */
export async function readFollowup(
  connection: DuckDBConnection,
  places: PlaceWithParents[],
  regions: Place[],
): Promise<Followup[]> {
  const rules = await readDutyRules(connection);
  const lines = [
    await readMissingReports(connection),
    await readIncompleteReports(connection),
    await readOpenStays(connection, rules),
    await readStayDuties(connection),
    await readStaysToReview(connection),
    await readOutsideComparison(connection),
    await readOutsideLimits(connection),
  ].flat();
  const regionOf = new Map(
    places.map((place) => [
      place.place_id,
      parentsOf(place, places).find(({ place_level }) => place_level === "region")?.place_id,
    ]),
  );
  const byRegion = group(lines, ({ unit_id }) => regionOf.get(unit_id));
  return regions.map((region) => followupOf(region, byRegion.get(region.place_id) ?? [], { places, rules }));
}

/** How many lines each region has. */
export function countsOf(followups: Followup[]): FollowupCount[] {
  return followups.map(({ region_id, region_name, lines }) => ({
    region_id,
    region_name,
    to_do: lines.filter(isToDo).length,
    what_if: lines.filter(isWhatIf).length,
    kinds: Object.fromEntries(
      followupKinds.map((kind) => [
        kind,
        lines.filter((line) => line.kind === kind && !isWhatIf(line)).length,
      ]),
    ),
  }));
}

function followupOf(
  region: Place,
  lines: FollowupLine[],
  { places, rules }: { places: PlaceWithParents[]; rules: DutyRule[] },
): Followup {
  const order = new Map(places.map(({ place_id }, index) => [place_id, index]));
  const placed = ({ unit_id }: FollowupLine) => order.get(unit_id) ?? places.length;
  const inOrder = lines.toSorted(
    (one, other) =>
      followupKinds.indexOf(one.kind) - followupKinds.indexOf(other.kind) ||
      monthOf(other).localeCompare(monthOf(one)) ||
      placed(one) - placed(other),
  );
  const ids = new Set(lines.map(({ unit_id }) => unit_id));
  const spoken = new Set(
    lines.flatMap((line) =>
      "threshold_id" in line
        ? [line.threshold_id]
        : "next_threshold_id" in line && line.next_threshold_id !== null
          ? [line.next_threshold_id]
          : [],
    ),
  );
  return {
    region_id: region.place_id,
    region_name: region.name,
    units: places
      .filter(({ place_id }) => ids.has(place_id))
      .map(({ place_id, name }) => ({ unit_id: place_id, name })),
    rules: Object.fromEntries(
      rules.filter(({ threshold_id }) => spoken.has(threshold_id)).map((rule) => [rule.threshold_id, rule]),
    ),
    lines: inOrder,
  };
}

/** The month that a report is for: the newest come first. */
const monthOf = (line: FollowupLine) => ("month" in line ? line.month : "");

async function readDutyRules(connection: DuckDBConnection): Promise<DutyRule[]> {
  const rows = await readRows(connection, "from reference.thresholds order by rowid");
  return rows.map((row) => ({
    threshold_id: text(row, "threshold_id"),
    measure_id: text(row, "measure_id"),
    under_18: booleanOrNull(row, "under_18") === true,
    hours: number(row, "hours"),
    duty: text(row, "duty"),
    paragraph: text(row, "paragraph"),
    valid_from: textOrNull(row, "valid_from"),
  }));
}

async function readMissingReports(connection: DuckDBConnection): Promise<MissingReport[]> {
  const rows = await readRows(connection, "from followup.missing_reports order by month, unit_id");
  return rows.map((row) => ({
    kind: "missing_report",
    unit_id: text(row, "unit_id"),
    month: text(row, "month").slice(0, 7),
    due_on: text(row, "due_on"),
    days_late: number(row, "days_late"),
  }));
}

async function readIncompleteReports(connection: DuckDBConnection): Promise<IncompleteReport[]> {
  const cells = group(
    await readRows(
      connection,
      "from followup.rows_set_aside order by file_name, sheet, row, column_name, rule",
    ),
    reportKey,
  );
  const rows = await readRows(connection, "from followup.incomplete_reports order by month, unit_id");
  return rows.map((row) => ({
    kind: "incomplete_report",
    unit_id: text(row, "unit_id"),
    month: text(row, "month").slice(0, 7),
    file_name: text(row, "file_name"),
    rows_set_aside: numberOrNull(row, "rows_set_aside") ?? 0,
    placements_stated: numberOrNull(row, "placements_stated"),
    placements_accepted: numberOrNull(row, "placements_accepted"),
    cells: (cells.get(reportKey(row)) ?? []).map(cellOf),
  }));
}

const reportKey = (row: StoredRow) => `${text(row, "unit_id")} ${text(row, "month")}`;

function cellOf(row: StoredRow): IncompleteReport["cells"][number] {
  const { title, expected, remedy } = ruleOf(text(row, "rule")).words.nb;
  const [sheet, line, column] = [
    textOrNull(row, "sheet"),
    numberOrNull(row, "row"),
    textOrNull(row, "column_name"),
  ];
  return {
    where: [
      ...(sheet === null ? [] : [`ark ${sheet}`]),
      ...(line === null ? [] : [`rad ${line}`]),
      ...(column === null ? [] : [columnLabel(column, "nb")]),
    ].join(", "),
    title,
    expected: textOrNull(row, "expected") ?? expected,
    remedy,
  };
}

// Instants as they are read on a clock in Norway, to the minute.
const clock = (column: string) =>
  `strftime(to_timestamp(${column}), '%Y-%m-%d %H:%M') as ${column.replace(/_at$/, "")}`;

async function readOpenStays(connection: DuckDBConnection, rules: DutyRule[]): Promise<OpenStay[]> {
  const rows = await readRows(
    connection,
    `
    select
        *,
        null as ended_at,
        ${clock("started_at")},
        ${clock("observed_until_at")},
        ${clock("last_word_at")}
    from followup.open_stays
    order by started_at, stay_id`,
  );
  return rows.map((row) => ({
    kind: booleanOrNull(row, "unregistered_end_suspected") === true ? "no_end" : "open",
    unit_id: text(row, "unit_id"),
    stay: stayOf(row),
    confirmed_until: text(row, "observed_until"),
    last_word_on: text(row, "last_word").slice(0, 10),
    seconds_if_still_there: number(row, "seconds_if_still_there"),
    next_threshold_id: textOrNull(row, "next_threshold_id"),
    measure_has_thresholds: rules.some(({ measure_id }) => measure_id === text(row, "measure_id")),
  }));
}

function stayOf(row: StoredRow): ListedStay {
  return {
    own_id: textOrNull(row, "own_id"),
    measure_id: text(row, "measure_id"),
    started: text(row, "started"),
    seconds: number(row, "observed_seconds"),
    is_open: numberOrNull(row, "ended_at") === null,
  };
}

const whatUnitsDo = ["supervision", "health_visit", "renewed_decision"] as const;

/** What was to be decided or told is listed however it went; what units are to do, where it was not done. */
async function readStayDuties(connection: DuckDBConnection): Promise<StayDuty[]> {
  const rows = await readRows(
    connection,
    `
    select
        *,
        ${clock("started_at")},
        ${clock("passed_at")},
        ${clock("done_at")}
    from followup.past_thresholds
    where case
        when duty in ('supervision', 'health_visit', 'renewed_decision')
            then in_time = false or times_done < times_due or (is_in_force and in_time is null)
        else is_in_force
    end
    order by started_at, stay_id, hours, threshold_id`,
  );
  return rows.map((row) => {
    const inTime = booleanOrNull(row, "in_time");
    const duty = text(row, "duty");
    const done = numberOrNull(row, "done_at");
    return {
      kind: whatUnitsDo.find((kind) => kind === duty) ?? (inTime === true ? "in_time" : "not_in_time"),
      unit_id: text(row, "unit_id"),
      stay: stayOf(row),
      threshold_id: text(row, "threshold_id"),
      is_in_force: booleanOrNull(row, "is_in_force") === true,
      passed: text(row, "passed"),
      done: textOrNull(row, "done"),
      seconds_late: done === null ? null : Math.max(0, done - number(row, "due_at")),
      times_due: numberOrNull(row, "times_due"),
      times_done: numberOrNull(row, "times_done"),
      longest_gap_minutes: numberOrNull(row, "longest_gap_minutes"),
      in_time: inTime,
    };
  });
}

async function readStaysToReview(connection: DuckDBConnection): Promise<StayToReview[]> {
  const rows = await readRows(
    connection,
    `
    select
        *,
        ${clock("started_at")}
    from followup.stays_to_review
    order by started_at, stay_id`,
  );
  return rows.map((row) => ({
    kind: "review",
    unit_id: text(row, "unit_id"),
    stay: stayOf(row),
    among_longest: booleanOrNull(row, "among_longest") === true,
    stays_of_person: booleanOrNull(row, "repeated") === true ? number(row, "stays_of_person") : null,
    self_harm_and_long: booleanOrNull(row, "self_harm_and_long") === true,
  }));
}

async function readOutsideComparison(connection: DuckDBConnection): Promise<OutsideComparison[]> {
  const rows = await readRows(connection, "from published.unit_comparison where flagged order by unit_id");
  return rows.map((row) => ({
    kind: "outside",
    seen_in: "comparison",
    unit_id: text(row, "unit_id"),
    from_month: text(row, "period_start").slice(0, 7),
    stays: number(row, "stays"),
    expected: number(row, "expected"),
    lower: number(row, "stays_lower_998"),
    upper: number(row, "stays_upper_998"),
  }));
}

/** Only what is new: an old signal has been followed up, or is told of on the unit's own page. */
async function readOutsideLimits(connection: DuckDBConnection): Promise<OutsideLimits[]> {
  const rows = await readRows(
    connection,
    `
    with since as (
        select (run.last_12_from + interval 12 month - to_months(settings.value::integer))::date as month
        from published.run as run
        cross join reference.settings as settings
        where settings.setting = 'followup_signal_months'
            and run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
            and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
    )

    select points.*
    from published.monitoring_points as points
    join published.places as places
        on places.place_id = points.place_id
        and places.place_level = 'unit'
    join since
        on points.at >= since.month
    where points.organisation = 'now'
        and list_has_any(points.signals, ['outside_limits_higher', 'outside_limits_lower'])
    group by all
    order by points.place_id, points.at`,
  );
  return rows.map((row) => ({
    kind: "outside",
    seen_in: "monitoring",
    unit_id: text(row, "place_id"),
    period: text(row, "period"),
    at: text(row, "at"),
    side: sideOf(row),
    stays: numberOrNull(row, "numerator"),
    value: shortNumber(row, "value"),
    lower: shortNumber(row, "lower"),
    upper: shortNumber(row, "upper"),
  }));
}

function sideOf(row: StoredRow): OutsideLimits["side"] {
  const signals = row["signals"];
  return Array.isArray(signals) && signals.includes("outside_limits_higher") ? "higher" : "lower";
}
