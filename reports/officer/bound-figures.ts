import { readRows, type DuckDBConnection } from "../../loaders/duckdb.ts";
import { numberOrNull, text } from "../../loaders/site-data/cells.ts";
import { isFromTo } from "../../src/figures/figure.ts";
import { periodOf, type ReportScope } from "../report-scope.ts";
import type { ReportWords } from "../words/report-words.ts";

/** A figure that a text points to: `{{stays_started region=nord quarter=2026-q1}}`. */
export interface BoundFigure {
  indicator_id: string;
  place_id: string;
  measure_id: string;
  period: string;
  start: string;
}

/** What each part of an expression says of the figure. */
const isOf: Record<string, "place" | "measure" | "period"> = {
  region: "place",
  place: "place",
  prison: "place",
  unit: "place",
  measure: "measure",
  quarter: "period",
  year: "period",
};

/** The figure that an expression points to; what is left out is the report's own. Else what is wrong with it, in words. */
export function boundFigure(expression: string, scope: ReportScope): BoundFigure | { wrong: string } {
  const [indicator = "", ...given] = expression.trim().split(/\s+/);
  const found: BoundFigure = {
    indicator_id: indicator,
    place_id: scope.place_id,
    measure_id: "safety_cell",
    period: scope.period,
    start: scope.start,
  };
  const said = new Set<string>();
  for (const each of given) {
    const [key = "", value = ""] = each.split("=");
    // Of two places, or two periods, nobody knows which is meant.
    const what = isOf[key];
    if (what === undefined || said.has(what)) return { wrong: each };
    said.add(what);
    if (key === "region") found.place_id = value.startsWith("region-") ? value : `region-${value}`;
    else if (what === "place") found.place_id = value;
    else if (what === "measure") found.measure_id = value;
    else {
      const period = periodOf(value);
      if (period?.period !== key) return { wrong: value };
      Object.assign(found, { period: period.period, start: period.start });
    }
  }
  return found;
}

/** A bound figure as it is today: as it is written in the text, and as it is kept to see whether it has changed. */
export interface FoundFigure {
  written: string;
  kept: string;
}

/** Looks a figure up in what is published; nothing where there is no such figure. */
export async function foundFigure(
  connection: DuckDBConnection,
  bound: BoundFigure,
  words: ReportWords,
): Promise<FoundFigure | undefined> {
  const [row] = await readRows(
    connection,
    `from published.figures
    where organisation = 'now'
        and population = 'adults'
        and place_id = $place_id
        and measure_id = $measure_id
        and indicator_id = $indicator_id
        and period = $period
        and period_start = $start::date`,
    { ...bound },
  );
  if (row === undefined) return undefined;
  const state = text(row, "state");
  const value = numberOrNull(row, "value");
  const [low, high] = [numberOrNull(row, "low"), numberOrNull(row, "high")];
  const write = (given: number) => writtenAs(bound.indicator_id, given, words);
  const isNotWhole = state === "incomplete" || isFromTo({ state, low, indicator_id: bound.indicator_id });
  const fromTo =
    low === null
      ? words.state(state)
      : high === null
        ? words.atLeast(low, write)
        : words.range(write(low), write(high));
  const whole = state === "value" && value !== null ? write(value) : words.state(state);
  const written = isNotWhole ? fromTo : whole;
  return { written, kept: JSON.stringify([bound, state, value, low, high]) };
}

/** A number of an indicator as a sentence writes it. */
function writtenAs(indicator: string, value: number, words: ReportWords): string {
  if (/share/.test(indicator)) return words.percent(value);
  if (/rate/.test(indicator)) return words.rate(value);
  if (/^length|hours/.test(indicator)) return words.hours(value);
  return words.number(value);
}
