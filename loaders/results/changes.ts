import { rateRatio, type RateRatioRules } from "../../src/statistics/intervals/rate-ratio.ts";
import { appendRows, readRows, type DuckDBConnection, type NewRow, type StoredRow } from "../duckdb.ts";
import { settingsInForce, settingsOf } from "./declared-trends.ts";
import { answeredQuarters, quarterStart } from "./quarters.ts";

/**
 * `results.changes`: for each place the rate of its latest answered quarter, and of its last 12 months, against the
 * same months of the same units a year before, where both years' reports are there. It is no trend.
 */
export async function createChanges(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table results.changes (
    organisation reference.organisation_word, place_id reference.place_id_word, trend_id varchar,
    period reference.period_word, period_start date, state reference.state_word, events_now integer,
    prison_days_now integer, events_before integer, prison_days_before integer, months_matched integer,
    months_alike integer, months_expected integer, ratio double, lower double, upper double, p_value double,
    method varchar, dispersion double, degrees_of_freedom double)`);
  const setting = settingsOf(await readRows(connection, settingsInForce));
  const rules = {
    minimum_events: setting("ratio_minimum_events"),
    exact_dispersion: setting("ratio_exact_dispersion"),
    minimum_coverage: setting("minimum_coverage"),
  };
  const quarter = (await answeredQuarters(connection)).at(-1);
  const rows =
    quarter === undefined
      ? []
      : await readRows(connection, comparedPeriods, { quarter: quarterStart(quarter) });
  await appendRows(
    connection,
    "results",
    "changes",
    rows.map((row) => changeRow(row, rules)),
  );
}

/** A place's period set against the year before, by the dispersion of the place's latest trend. */
function changeRow(row: StoredRow, rules: Rules): NewRow {
  const number = (column: string) => Number(row[column]);
  const now = { events: number("events_now"), prisonDays: number("prison_days_now") };
  const before = { events: number("events_before"), prisonDays: number("prison_days_before") };
  const dispersion = numberOrUndefined(row["dispersion"]);
  const degreesOfFreedom = numberOrUndefined(row["degrees_of_freedom"]);
  const lacking = stateLacking(row, rules);
  const found =
    lacking === undefined && dispersion !== undefined && degreesOfFreedom !== undefined
      ? rateRatio(now, before, { dispersion, degreesOfFreedom }, rules)
      : undefined;
  return {
    organisation: String(row["organisation"]),
    place_id: String(row["place_id"]),
    trend_id: "stays",
    period: String(row["period"]),
    period_start: String(row["period_start"]),
    state: lacking ?? (found === undefined ? "not_estimable" : "value"),
    events_now: now.events,
    prison_days_now: now.prisonDays,
    events_before: before.events,
    prison_days_before: before.prisonDays,
    months_matched: number("months_matched"),
    months_alike: number("months_alike"),
    months_expected: number("months_expected"),
    dispersion,
    degrees_of_freedom: degreesOfFreedom,
    ...found,
  };
}

/** Why the two years cannot be set against each other; undefined where they can. */
function stateLacking(row: StoredRow, { minimum_coverage }: Rules): string | undefined {
  const alike = Number(row["months_alike"]);
  const state = String(row["cell_state"]);
  if (state !== "value" && state !== "incomplete") return state;
  // No unit was there a year before, or each has become one for others since.
  if (alike === 0) return "not_applicable";
  return Number(row["months_matched"]) < minimum_coverage * alike ? "incomplete" : undefined;
}

type Rules = RateRatioRules & { minimum_coverage: number };

function numberOrUndefined(cell: StoredRow[string] | undefined): number | undefined {
  return typeof cell === "number" ? cell : undefined;
}

// One row per place: its latest answered quarter and its last 12 months.
const comparedPeriods = `
  with latest_trends as (
    select organisation, place_id, dispersion, degrees_of_freedom
    from results.trend_answers
    where trend_id = 'stays'
    qualify row_number() over (partition by organisation, place_id order by quarter desc) = 1
  )

  select
    cells.organisation,
    cells.place_id,
    cells.period,
    cells.period_start,
    cells.state as cell_state,
    cells.months_expected,
    coalesce(alike.months_alike, 0) as months_alike,
    coalesce(alike.months_matched, 0) as months_matched,
    coalesce(alike.stays_now, 0) as events_now,
    coalesce(alike.prison_days_now, 0) as prison_days_now,
    coalesce(alike.stays_before, 0) as events_before,
    coalesce(alike.prison_days_before, 0) as prison_days_before,
    latest.dispersion,
    latest.degrees_of_freedom
  from indicators.cells as cells
  join reference.trends as trends
      on trends.measure_id = cells.measure_id
      and trends.population = cells.population
  left join indicators.like_months as alike
      on alike.organisation = cells.organisation
      and alike.place_id = cells.place_id
      and alike.period = cells.period
      and alike.period_start = cells.period_start
  left join latest_trends as latest
      on latest.organisation = cells.organisation
      and latest.place_id = cells.place_id
  where trends.trend_id = 'stays'
      and cells.security = 'all'
      and (cells.period = 'last_12' or cells.period = 'quarter' and cells.period_start = $quarter::date)
  order by all`;
