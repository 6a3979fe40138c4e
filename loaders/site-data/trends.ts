import { group } from "d3-array";
import type { PlaceTrends, Trend, TrendAnswer } from "../../src/figures/trend-answer.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { booleanOrNull, number, numberOrNull, text, textOrNull, texts } from "./cells.ts";

/** The latest verdict of each trend with its fitted line, and the quarters in which the settled answer turned. */
export async function readTrends(connection: DuckDBConnection): Promise<Map<string, PlaceTrends>> {
  const names = new Map(
    (
      await readRows(
        connection,
        "select place_id, any_value(name) as name from published.places group by all",
      )
    ).map((row) => [text(row, "place_id"), text(row, "name")]),
  );
  const answers = group(await readRows(connection, latestAnswers), placeId);
  const fits = group(await readRows(connection, "from published.trend_fits order by all"), placeId);
  const turns = group(await readRows(connection, turnsOfAnswers), placeId);
  const kept = group(await readRows(connection, latestKept), placeId);
  return new Map(
    [...answers].map(([place, own]) => [
      place,
      {
        answers: own.map((row) => trendAnswer(row, names)),
        fits: (fits.get(place) ?? []).map((row) => ({
          ...series(row),
          quarter: text(row, "quarter"),
          events: number(row, "events"),
          exposure: number(row, "exposure"),
          fitted: number(row, "fitted"),
          lower: number(row, "lower"),
          upper: number(row, "upper"),
        })),
        turns: (turns.get(place) ?? []).map((row) => ({
          ...series(row),
          quarter: text(row, "quarter"),
          settled_answer: text(row, "settled_answer"),
        })),
        kept: (kept.get(place) ?? []).map((row) => ({
          trend_id: text(row, "trend_id"),
          quarter: text(row, "quarter"),
          settled_on: text(row, "settled_on"),
          settled_answer: text(row, "settled_answer"),
          rule_version: number(row, "rule_version"),
        })),
      },
    ]),
  );
}

/** The series that have a verdict. */
export async function readTrendList(connection: DuckDBConnection): Promise<Trend[]> {
  const rows = await readRows(connection, "select * from reference.trends order by rowid");
  return rows.map((row) => ({
    trend_id: text(row, "trend_id"),
    measure_id: text(row, "measure_id"),
    population: text(row, "population"),
    kind: text(row, "kind"),
    name_nb: text(row, "name_nb"),
    definition_nb: text(row, "definition_nb"),
  }));
}

const latestAnswers = `
  from published.trend_answers
  where quarter = (select max(quarter) from published.trend_answers)
  order by all`;

const latestKept = `
  from published.kept_verdicts
  where quarter = (select max(quarter) from published.trend_answers)
  order by all`;

const turnsOfAnswers = `
  select organisation, place_id, trend_id, quarter, settled_answer
  from published.trend_answers
  qualify settled_answer is distinct from lag(settled_answer) over (
      partition by organisation, place_id, trend_id order by quarter
  )
  order by all`;

const placeId = (row: StoredRow) => text(row, "place_id");
const series = (row: StoredRow) => ({
  organisation: text(row, "organisation"),
  trend_id: text(row, "trend_id"),
});

function trendAnswer(row: StoredRow, names: ReadonlyMap<string, string>): TrendAnswer {
  return {
    ...series(row),
    quarter: text(row, "quarter"),
    answer: text(row, "answer"),
    settled_answer: text(row, "settled_answer"),
    unconfirmed_answer: textOrNull(row, "unconfirmed_answer"),
    reasons: texts(row, "reasons"),
    ratio_per_year: numberOrNull(row, "ratio_per_year"),
    lower: numberOrNull(row, "lower"),
    upper: numberOrNull(row, "upper"),
    p_value: numberOrNull(row, "p_value"),
    dispersion: numberOrNull(row, "dispersion"),
    detectable_fall: numberOrNull(row, "detectable_fall"),
    deciding_quarter: textOrNull(row, "deciding_quarter"),
    tipping_answer: textOrNull(row, "tipping_answer"),
    tipping_stays: numberOrNull(row, "tipping_stays"),
    tipping_side: textOrNull(row, "tipping_side"),
    tipping_months: numberOrNull(row, "tipping_months"),
    tipping_units: texts(row, "tipping_units").map((unitId) => names.get(unitId) ?? unitId),
    first_quarter: text(row, "first_quarter"),
    quarters: number(row, "quarters"),
    stays: number(row, "stays"),
    persons: numberOrNull(row, "persons"),
    months_expected: number(row, "months_expected"),
    months_counted: number(row, "months_counted"),
    is_rate: booleanOrNull(row, "is_rate") === true,
    became_another: booleanOrNull(row, "became_another") === true,
    persons_known: booleanOrNull(row, "persons_known") === true,
    rule_version: number(row, "rule_version"),
    list_flag: booleanOrNull(row, "list_flag"),
  };
}
