import { group, rollup, sum } from "d3-array";
import { fivePointMarker, type YearlyPoint } from "../../src/statistics/trends/five-point-marker.ts";
import { lagOneCorrelation } from "../../src/statistics/trends/lag-one-correlation.ts";
import { logLinearTrend, type TrendCell } from "../../src/statistics/trends/log-linear-trend.ts";
import { negativeBinomialTrend } from "../../src/statistics/trends/negative-binomial-trend.ts";
import { neweyWestTrend } from "../../src/statistics/trends/newey-west-trend.ts";
import { seasonalMannKendall } from "../../src/statistics/trends/seasonal-mann-kendall.ts";
import { seriesKinds } from "../../src/statistics/verdict/series-kind.ts";
import type { UnitQuarter } from "../../src/statistics/verdict/unit-quarter.ts";
import type { VerdictRules } from "../../src/statistics/verdict/rules.ts";
import { countsBy, optionsOf } from "../../src/statistics/verdict/verdict.ts";
import { appendRows, readRows, type DuckDBConnection, type NewRow, type StoredRow } from "../duckdb.ts";
import { declaredTrends, settingsInForce, settingsOf, verdictRules } from "./declared-trends.ts";
import { placeSeries, type PlaceSeries, type SeriesParts } from "./place-series.ts";
import { quarterNumber } from "./quarters.ts";

/**
 * `results.trend_checks`: the same window of stays seen in other ways, of the country, the regions and each place with
 * an answer, for the latest answered quarter. They are printed beside the answer and never decide it.
 */
export async function createTrendChecks(connection: DuckDBConnection, parts: SeriesParts): Promise<void> {
  await connection.run(`create table results.trend_checks (
    organisation reference.organisation_word, place_id reference.place_id_word, trend_id varchar, quarter date,
    cross_check varchar, ratio_per_year double, lower double, upper double, p_value double, value double,
    marker varchar, cautious boolean, state varchar, reason varchar)`);
  const windows = new Map((await readRows(connection, answered)).map((row) => [placeKey(row), row]));
  const months = group(await readRows(connection, monthsOfUnits), placeKey);
  const years = group(await readRows(connection, yearlyRates), placeKey);
  const setting = settingsOf(await readRows(connection, settingsInForce));
  const asked = {
    rules: await verdictRules(connection),
    lag: setting("newey_west_lag"),
    cautious: setting("cautious_correlation"),
  };
  const headline = (await declaredTrends(connection)).find(({ trend_id }) => trend_id === "stays");
  const series = headline === undefined ? [] : placeSeries(parts, headline);
  const found = new Map<string, NewRow[]>();
  const rows = series.flatMap((place) => {
    const { organisation, place_id } = place;
    const window = windows.get(placeKey({ organisation, place_id }));
    if (window === undefined) return [];
    const key = `${place.large} ${place.made_of}`;
    const quarter = String(window["quarter"]);
    const checks =
      found.get(key) ??
      crossChecks(
        {
          large: place.large,
          quarters: quartersWithin(place, String(window["first_quarter"]), quarter),
          months: monthCells(months.get(placeKey(window)) ?? []),
          years: (years.get(placeKey(window)) ?? []).map(yearlyPoint),
        },
        asked,
      );
    found.set(key, checks);
    return checks.map((check) => ({ organisation, place_id, trend_id: "stays", quarter, ...check }));
  });
  await appendRows(connection, "results", "trend_checks", rows);
}

// What a place's latest answer rests on.
const answered = `
  select organisation, place_id, place_level, quarter, first_quarter
  from results.trend_answers
  where trend_id = 'stays'
    and quarter = (select max(quarter) from results.trend_answers)
    and (place_level in ('country', 'region') or observed_answer <> 'too_little_data')`;

const monthsOfUnits = `
  select
    places.organisation, places.place_id, kinds.unit_id, kinds.kind_number, kinds.month,
    months.stays_in_rates as stays, months.prison_days_in_rates as prison_days
  from (${answered}) as answered
  join indicators.place_periods as places
    on places.organisation = answered.organisation
    and places.place_id = answered.place_id
    and places.period = 'month'
    and places.month between answered.first_quarter and answered.quarter + interval 2 month
  join indicators.unit_kinds as kinds
    on kinds.unit_id = places.unit_id
    and kinds.month = places.month
  join indicators.cells as months
    on months.organisation = 'then'
    and months.place_id = places.unit_id
    and months.period = 'month'
    and months.period_start = places.month
  join reference.trends as trends
    on trends.trend_id = 'stays'
    and trends.measure_id = months.measure_id::varchar
    and trends.population = months.population::varchar
  where months.months_in_rates = 1
    and months.prison_days_in_rates > 0
  order by all`;

// Years on the grounds of one act, with all their reports due; of a unit or a prison, none before a unit became one
// for others.
const yearlyRates = `
  with became_another as (
    select places.organisation, places.place_id, max(kinds.month) as month
    from (select unit_id, kind_number, min(month) as month from indicators.unit_kinds group by all) as kinds
    join indicators.place_periods as places
      on places.unit_id = kinds.unit_id
      and places.month = kinds.month
    where kinds.kind_number > 0
      and places.period = 'month'
    group by all
  )

  select
    rates.organisation, rates.place_id, year(rates.period_start) as year, rates.value, rates.lower, rates.upper
  from (${answered}) as answered
  join results.rates as rates
    on rates.organisation = answered.organisation
    and rates.place_id = answered.place_id
  join reference.trends as trends
    on trends.trend_id = 'stays'
    and trends.measure_id = rates.measure_id::varchar
    and trends.population = rates.population::varchar
  cross join indicators.commencement as commencement
  left join became_another
    on became_another.organisation = answered.organisation
    and became_another.place_id = answered.place_id
  where rates.period = 'year'
    and rates.indicator_id = 'rate'
    and rates.state = 'value'
    and rates.period_start + interval 9 month <= answered.quarter
    and (
      commencement.quarter is null
      or commencement.quarter > answered.quarter
      or commencement.quarter <= rates.period_start
    )
    and (
      answered.place_level in ('country', 'region')
      or became_another.month is null
      or became_another.month <= rates.period_start
    )
  order by all`;

interface Window {
  /** A region or the country. */
  large: boolean;
  /** The quarters of units that the answer rests on. */
  quarters: readonly UnitQuarter[];
  months: readonly TrendCell[];
  years: readonly YearlyPoint[];
}

interface Asked {
  rules: VerdictRules;
  /** Quarters that may resemble each other, for the standard error by Newey and West. */
  lag: number;
  /** A correlation of neighbouring quarters above this bids to read with caution. */
  cautious: number;
}

function crossChecks({ large, quarters, months, years }: Window, { rules, lag, cautious }: Asked): NewRow[] {
  const counted = quarters.filter(countedBy(rules));
  const cells = counted.map(({ unit, quarter, stays, exposure }) => ({
    unit,
    period: quarter,
    events: stays,
    exposure,
  }));
  const countedQuarters = new Set(cells.map(({ period }) => period)).size;
  const options = optionsOf(counted, countedQuarters, { large, kind: seriesKinds.count, rules });
  return [
    { cross_check: "negative_binomial", ...slopeOf(negativeBinomialTrend(cells, options)) },
    {
      cross_check: "monthly_quasi_poisson",
      ...(months.length === 0
        ? notEstimable("no_prison_days")
        : slopeOf(logLinearTrend(months, { ...options, periodsPerYear: 12 }))),
    },
    { cross_check: "newey_west", ...slopeOf(neweyWestTrend(cells, { ...options, lag })) },
    { cross_check: "seasonal_mann_kendall", ...rankTrend(cells) },
    { cross_check: "lag_one_correlation", ...correlation(logLinearTrend(cells, options), cautious) },
    { cross_check: "five_point_marker", ...marker(years) },
  ];
}

const countedBy = (rules: VerdictRules) => {
  const isCounted = countsBy(rules);
  return (row: UnitQuarter) => isCounted(row) && row.exposure > 0;
};

type Slope = { ratio_per_year: number; lower: number; upper: number; p_value: number };

function slopeOf(estimate: Slope | { not_estimable: string }): NewRow {
  if ("not_estimable" in estimate) return notEstimable(estimate.not_estimable);
  const { ratio_per_year, lower, upper, p_value } = estimate;
  return { state: "value", ratio_per_year, lower, upper, p_value };
}

/** Of each quarter's stays against what its units have in all their quarters: units that come and go change nothing. */
function rankTrend(cells: readonly TrendCell[]): NewRow {
  const levels = rollup(cells, stayRate, ({ unit }) => unit);
  const quarters = group(cells, ({ period }) => period);
  const series = [...quarters].flatMap(([period, units]) => {
    const expected = sum(units, ({ unit, exposure }) => exposure * (levels.get(unit) ?? 0));
    return expected > 0 ? [{ period, value: rounded(sum(units, ({ events }) => events) / expected) }] : [];
  });
  const trend = seasonalMannKendall(series, 4);
  if (trend === undefined) return notEstimable("too_few_periods");
  return { state: "value", value: trend.z, p_value: trend.p_value };
}

// Quarters that are alike are to be ties, whatever the order in which their units were added up.
const rounded = (ratio: number) => Number(ratio.toPrecision(12));

const stayRate = (cells: readonly TrendCell[]) =>
  sum(cells, ({ events }) => events) / sum(cells, ({ exposure }) => exposure);

/** Of the quarters' residuals from the line that the answer rests on. */
function correlation(trend: ReturnType<typeof logLinearTrend>, cautious: number): NewRow {
  if ("not_estimable" in trend) return notEstimable(trend.not_estimable);
  if (trend.fitted.every(({ residual }) => Math.abs(residual) < 1e-6)) return notEstimable("nothing_varies");
  const value = lagOneCorrelation(trend.fitted);
  if (value === undefined) return notEstimable("no_neighbours");
  return { state: "value", value, cautious: value > cautious };
}

function marker(years: readonly YearlyPoint[]): NewRow {
  const found = fivePointMarker(years);
  return found === "cannot be calculated"
    ? notEstimable("too_few_years")
    : { state: "value", marker: found === "no change" ? "no_change" : found };
}

const notEstimable = (reason: string) => ({ state: "not_estimable", reason });

function quartersWithin({ quarters }: PlaceSeries, first: string, last: string): UnitQuarter[] {
  const [from, to] = [quarterNumber(first), quarterNumber(last)];
  return quarters.filter(({ quarter }) => quarter >= from && quarter <= to);
}

const placeKey = ({ organisation, place_id }: StoredRow) => `${organisation} ${place_id}`;

function monthCells(rows: readonly StoredRow[]): TrendCell[] {
  const kinds = [...new Set(rows.map(unitKind))];
  return rows.map((row) => ({
    unit: kinds.indexOf(unitKind(row)),
    period: monthNumber(String(row["month"])),
    events: Number(row["stays"]),
    exposure: Number(row["prison_days"]),
  }));
}

const unitKind = (row: StoredRow) => `${row["unit_id"]}/${row["kind_number"]}`;

const monthNumber = (date: string) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1;

function yearlyPoint(row: StoredRow): YearlyPoint {
  return {
    year: Number(row["year"]),
    value: Number(row["value"]),
    lower: Number(row["lower"]),
    upper: Number(row["upper"]),
  };
}
