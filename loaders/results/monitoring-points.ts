import { group } from "d3-array";
import { chartChoice } from "../../src/statistics/charts/chart-choice.ts";
import { gChart } from "../../src/statistics/charts/g-chart.ts";
import { iPrimeChart } from "../../src/statistics/charts/i-prime-chart.ts";
import { pPrimeChart } from "../../src/statistics/charts/p-prime-chart.ts";
import type { ChartPhase, ChartPoint, ShewhartChart } from "../../src/statistics/charts/shewhart-chart.ts";
import { tChart } from "../../src/statistics/charts/t-chart.ts";
import { appendRows, readRows, type DuckDBConnection, type NewRow, type StoredRow } from "../duckdb.ts";
import { chartPhases, type ChartDay, type NamedPhase, type Rebasing } from "./chart-phases.ts";
import { ratePeriods, sharePeriods } from "./monitoring-periods.ts";

/**
 * `results.monitoring_points`: the chart of each place that suits how often its stays begin, point by point: stays per
 * 1000 prison days of a month or a quarter, or days from one stay to the next. Of the regions and the country also the
 * self-harm share of each quarter. `results.monitoring_phases`: what each phase's limits rest on. A place without a
 * month that has a rate has no chart of its stays.
 */
export async function createMonitoringPoints(connection: DuckDBConnection): Promise<void> {
  await createTables(connection);
  const pointsOf = byPlace(await readRows(connection, ratePeriods));
  const timesOf = byPlace(
    await readRows(
      connection,
      "from indicators.times_between order by organisation, place_id, interval_number",
    ),
  );
  const rebasings = await readRebasings(connection);
  const places = await readRows(connection, "from indicators.stays_a_month order by all");
  const ofStays = places.map((place) =>
    placeChart(place, {
      periods: pointsOf.get(placeKey(place)) ?? [],
      times: timesOf.get(placeKey(place)) ?? [],
      rebasings: rebasings.filter(({ place_id }) => place_id === place["place_id"]),
    }),
  );
  const ofShares = [...byPlace(await readRows(connection, sharePeriods)).values()].map(shareChart);
  const charts = [...ofStays, ...ofShares];
  await appendRows(connection, "results", "monitoring_points", charts.flatMap(pointRows));
  await appendRows(connection, "results", "monitoring_phases", charts.flatMap(phaseRows));
}

interface Point extends ChartDay {
  state: string;
  provisional: boolean | null;
  numerator: number | undefined;
  denominator: number | undefined;
  /** Days since the stay before. */
  days: number | undefined;
}

interface Decision extends Rebasing {
  place_id: string;
  reason: string;
  decided_by: string;
  decided_on: string;
}

interface PlaceChart {
  of: { organisation: string; place_id: string; indicator_id: string; chart: string; period: string };
  points: Point[];
  phases: NamedPhase<Decision>[];
  drawn: ShewhartChart;
  /** What the chart was chosen by. */
  chosen_by?: { stays_a_month: number; months: number; first_month: string; last_month: string };
}

function placeChart(
  place: StoredRow,
  given: { periods: StoredRow[]; times: StoredRow[]; rebasings: Decision[] },
): PlaceChart {
  const isExact = given.times.every((row) => row["is_exact"] === true);
  const months = Number(place["months"]);
  const staysAMonth = Number(place["stays"]) / months;
  const choice = chartChoice(staysAMonth, isExact);
  const period = "period" in choice ? choice.period : "stay";
  const points =
    period === "stay"
      ? given.times.map((row) => timePoint(row, isExact))
      : given.periods.filter((row) => row["period"] === period).map(periodPoint);
  const phases = chartPhases(points, given.rebasings);
  const options = { phases: phases.flatMap(({ phase }) => phase ?? []) };
  const draw = {
    i_prime: () => iPrimeChart(points.map(perThousand), options),
    t: () =>
      tChart(
        points.map(({ days }) => days),
        options,
      ),
    g: () =>
      gChart(
        points.map(({ days }) => days),
        options,
      ),
  }[choice.chart];
  return {
    of: {
      ...identity(place),
      indicator_id: period === "stay" ? "stays_started" : "rate",
      chart: choice.chart,
      period,
    },
    points,
    phases,
    drawn: draw(),
    chosen_by: {
      stays_a_month: staysAMonth,
      months,
      first_month: String(place["first_month"]),
      last_month: String(place["last_month"]),
    },
  };
}

/** The quarters of one place. The list of baselines is of how often stays begin: it begins no share anew. */
function shareChart(rows: StoredRow[]): PlaceChart {
  const points = rows.map(periodPoint);
  return {
    of: {
      ...identity(rows[0] ?? {}),
      indicator_id: "self_harm_share_stays",
      chart: "p_prime",
      period: "quarter",
    },
    points,
    phases: chartPhases<Decision>(points, []),
    drawn: pPrimeChart(points.map(counted)),
  };
}

/** Only what is a value is drawn: a month that lacks a report is no month without stays. */
function counted({ state, numerator, denominator }: Point) {
  if (state !== "value" || numerator === undefined || denominator === undefined) return undefined;
  return { events: numerator, exposure: denominator };
}

function perThousand(point: Point) {
  const given = counted(point);
  return given && { ...given, exposure: given.exposure / 1000 };
}

function periodPoint(row: StoredRow): Point {
  return {
    at: String(row["period_start"]),
    last_month: String(row["last_month"]),
    state: String(row["state"]),
    provisional: row["provisional"] === true,
    numerator: numberOrUndefined(row["numerator"]),
    denominator: numberOrUndefined(row["denominator"]),
    days: undefined,
  };
}

function timePoint(row: StoredRow, isExact: boolean): Point {
  const days = numberOrUndefined(row[isExact ? "days" : "whole_days"]);
  return {
    at: String(row["started_on"]),
    last_month: String(row["month"]),
    state: days === undefined ? "incomplete" : "value",
    provisional: null,
    numerator: undefined,
    denominator: undefined,
    days,
  };
}

function pointRows({ of, points, phases, drawn }: PlaceChart): NewRow[] {
  return phases.flatMap(({ from, to }, index) =>
    points.slice(from, to + 1).map((point, after) => {
      const { value, centre, lower, upper, signals } = drawn.points[from + after] ?? noPoint;
      return {
        ...of,
        // Two stays of one day are in the order that they began in.
        point: from + after + 1,
        at: point.at,
        state: point.state,
        provisional: point.provisional,
        numerator: point.numerator,
        denominator: point.denominator,
        value,
        centre,
        lower,
        upper,
        limits: drawnPhase(drawn, from)?.state ?? "none",
        signals: signals.map(({ cause, direction }) => `${cause}_${direction}`),
        phase: index + 1,
      };
    }),
  );
}

function phaseRows({ of, points, phases, drawn, chosen_by }: PlaceChart): NewRow[] {
  return phases.map(({ from, to, rebasing }, index) => {
    const found = drawnPhase(drawn, from);
    return {
      ...of,
      phase: index + 1,
      first_at: points[from]?.at,
      last_at: points[to]?.at,
      limits: found?.state ?? "none",
      base_points: found?.base_points ?? 0,
      dispersion: found?.dispersion,
      useful_points: found?.runs?.useful,
      longest_run: found?.runs?.longest_run,
      longest_run_limit: found?.runs?.longest_run_limit,
      crossings: found?.runs?.crossings,
      crossings_limit: found?.runs?.crossings_limit,
      runs_signal: found?.runs?.signal,
      begins_on: rebasing?.from,
      baseline_to: rebasing?.baseline_to,
      reason: rebasing?.reason,
      decided_by: rebasing?.decided_by,
      decided_on: rebasing?.decided_on,
      ...chosen_by,
    };
  });
}

const noPoint: Pick<ChartPoint, "value" | "centre" | "lower" | "upper" | "signals"> = {
  value: undefined,
  centre: undefined,
  lower: undefined,
  upper: undefined,
  signals: [],
};

const drawnPhase = ({ phases }: ShewhartChart, from: number): ChartPhase | undefined =>
  phases.find((phase) => phase.from === from);

const identity = (row: StoredRow) => ({
  organisation: String(row["organisation"]),
  place_id: String(row["place_id"]),
});

const placeKey = (row: StoredRow) => `${row["organisation"]} ${row["place_id"]}`;
const byPlace = (rows: readonly StoredRow[]) => group(rows, placeKey);

function numberOrUndefined(cell: StoredRow[string] | undefined): number | undefined {
  return typeof cell === "number" ? cell : undefined;
}

/** What had been decided on the day that is looked from. */
async function readRebasings(connection: DuckDBConnection): Promise<Decision[]> {
  const rows = await readRows(
    connection,
    `select baselines.*
    from reference.baselines as baselines
    join reference.trends as trends
        on trends.measure_id = baselines.measure_id
    cross join reference.run as run
    where trends.trend_id = 'stays'
        and baselines.decided_on <= run.as_of
    order by baselines.rowid`,
  );
  return rows.map((row) => ({
    place_id: String(row["place_id"]),
    from: String(row["from"]),
    baseline_to: row["baseline_to"] === null ? null : String(row["baseline_to"]),
    reason: String(row["reason"]),
    decided_by: String(row["decided_by"]),
    decided_on: String(row["decided_on"]),
  }));
}

async function createTables(connection: DuckDBConnection): Promise<void> {
  const chart = `organisation reference.organisation_word, place_id reference.place_id_word,
    indicator_id reference.indicator_id_word, chart varchar, period varchar`;
  await connection.run(`create table results.monitoring_points (
    ${chart}, "at" date, state reference.state_word, provisional boolean, numerator integer, denominator integer,
    value double, centre double, lower double, upper double, limits varchar, signals varchar[], phase integer,
    point integer)`);
  await connection.run(`create table results.monitoring_phases (
    ${chart}, phase integer, first_at date, last_at date, limits varchar, base_points integer, dispersion double,
    useful_points integer, longest_run integer, longest_run_limit integer, crossings integer,
    crossings_limit integer, runs_signal boolean, begins_on date, baseline_to date, reason varchar,
    decided_by varchar, decided_on date, stays_a_month double, months integer, first_month date, last_month date)`);
}
