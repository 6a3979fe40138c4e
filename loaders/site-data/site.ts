import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { addMonths } from "../../src/figures/series.ts";
import { osloDate } from "../forms/oslo-time.ts";
import { directorate } from "../../src/figures/audience.ts";
import { states } from "../../src/figures/figure.ts";
import type { Release } from "../../src/figures/releases.ts";
import type { Indicator, MarkedEvent, Measure, Place, Site, UnitMonth } from "../../src/figures/site.ts";
import { pointsForLimits, pointsForTrial } from "../../src/statistics/charts/shewhart-chart.ts";
import { fewestExpected, fewestUnits } from "../../src/statistics/units/overdispersion.ts";
import { settingsInForce } from "../results/declared-trends.ts";
import { booleanOrNull, number, numberOrNull, text, textOrNull } from "./cells.ts";
import { readThresholds } from "./length-curves.ts";
import { readNewestMonths, readOverridden } from "./newest.ts";
import { readCovered } from "./series.ts";
import { readTrendList } from "./trends.ts";

/** What every page knows. A place has a page where it has figures. */
export async function readSite(
  connection: DuckDBConnection,
  places: Place[],
  unitMonths: UnitMonth[],
  releases: Release[],
  markedBelow: number,
): Promise<Site> {
  const covered = await readCovered(connection);
  return {
    ...(await readSiteOfAll(connection)),
    audience: directorate,
    marked_below: markedBelow,
    by_report: unitMonths.some(({ due_on }) => due_on !== null),
    places: places
      .filter(({ place_id }) => covered.places.has(place_id))
      .map((place) => ({ ...place, page: place.place_level === "unit" ? null : place.page })),
    measures: (await readMeasures(connection)).filter(({ measure_id }) => covered.measures.has(measure_id)),
    releases,
    reports: [],
    provisional_months: await readNewestMonths(connection),
    overridden: await readOverridden(connection),
  };
}

type OfAudience =
  | "audience"
  | "marked_below"
  | "by_report"
  | "places"
  | "measures"
  | "releases"
  | "reports"
  | "provisional_months"
  | "overridden";

/** What the pages of every audience know: the lists, and how far the data as a whole reach. */
export async function readSiteOfAll(connection: DuckDBConnection): Promise<Omit<Site, OfAudience>> {
  const [run = {}] = await readRows(connection, "select * from published.run");
  const from = textOrNull(run, "comparable_from");
  const to = textOrNull(run, "comparable_to");
  return {
    title: text(run, "title"),
    made_up: booleanOrNull(run, "made_up") === true,
    credit: textOrNull(run, "credit"),
    language: "nb",
    as_of: text(run, "as_of"),
    known_at: osloDate(numberOrNull(run, "known_at") ?? 0),
    first_month: text(run, "first_month").slice(0, 7),
    last_month: text(run, "last_month").slice(0, 7),
    settled_month: addMonths(text(run, "last_12_from"), 11),
    comparable: from !== null && to !== null ? { from: from.slice(0, 7), to: to.slice(0, 7) } : null,
    persons_available: booleanOrNull(run, "persons_available") === true,
    prison_days_available: booleanOrNull(run, "prison_days_available") === true,
    events: await readEvents(connection),
    indicators: await readIndicators(connection),
    trends: await readTrendList(connection),
    rules: await readRules(connection),
    thresholds: await readThresholds(connection),
  };
}

async function readRules(connection: DuckDBConnection): Promise<Record<string, number>> {
  const rows = await readRows(connection, settingsInForce);
  return {
    ...Object.fromEntries(rows.map((row) => [text(row, "setting"), number(row, "value")])),
    chart_points_for_trial: pointsForTrial,
    chart_points_for_limits: pointsForLimits,
    comparison_fewest_units: fewestUnits,
    comparison_fewest_expected: fewestExpected,
  };
}

export async function readMeasures(connection: DuckDBConnection): Promise<Measure[]> {
  const rows = await readRows(
    connection,
    "select measure_id, name_nb from reference.measures order by rowid",
  );
  return rows.map((row) => ({ measure_id: text(row, "measure_id"), name_nb: text(row, "name_nb") }));
}

async function readEvents(connection: DuckDBConnection): Promise<MarkedEvent[]> {
  const rows = await readRows(connection, "select * from reference.events order by date, event_id");
  return rows.map((row) => ({
    event_id: text(row, "event_id"),
    date: text(row, "date"),
    date_precision: text(row, "date_precision"),
    place_id: text(row, "place_id"),
    name_nb: text(row, "name_nb"),
    short_nb: text(row, "short_nb"),
  }));
}

async function readIndicators(connection: DuckDBConnection): Promise<Indicator[]> {
  const rows = await readRows(connection, "select * from reference.indicators order by rowid");
  return rows.map((row) => ({
    indicator_id: text(row, "indicator_id"),
    name_nb: text(row, "name_nb"),
    definition_nb: text(row, "definition_nb"),
    rules: Object.fromEntries(
      states.flatMap((state) => {
        const rule = row[`rule_${state}`];
        return typeof rule === "string" && state !== "value" ? [[state, rule]] : [];
      }),
    ),
  }));
}
