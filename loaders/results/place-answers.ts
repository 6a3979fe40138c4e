import { group } from "d3-array";
import { seriesKinds } from "../../src/statistics/verdict/series-kind.ts";
import type { VerdictRules } from "../../src/statistics/verdict/rules.ts";
import { settled, type Settled } from "../../src/statistics/verdict/settled.ts";
import { verdict, type Verdict } from "../../src/statistics/verdict/verdict.ts";
import type { FittedPeriod, Trend } from "../../src/statistics/trends/trend.ts";
import type { DeclaredTrend } from "./declared-trends.ts";
import type { PlaceSeries } from "./place-series.ts";

/** A place's verdict at the end of a quarter, and what may be said of it. */
export interface PlaceAnswer extends Settled {
  verdict: FoundVerdict["verdict"];
}

/** The verdicts of a series, and the line fitted to the latest: those of earlier quarters nobody draws. */
export interface PlaceAnswers {
  answers: PlaceAnswer[];
  fitted: readonly FittedPeriod[];
}

/** What is found at the end of one quarter; the line only where it is the latest. */
export interface FoundVerdict {
  verdict: Omit<Verdict, "trend"> & { trend: Omit<Trend, "fitted"> | undefined };
  fitted: readonly FittedPeriod[];
}

/** The series of a place, and the trend that is asked for. */
export type AskedSeries = Pick<PlaceSeries, "large" | "quarters"> &
  Pick<DeclaredTrend, "kind" | "through_commencement">;

/** What is asked of every series alike. */
export interface AskedOfAll {
  rules: VerdictRules;
  quarters: readonly number[];
  commencement: number | undefined;
}

/** The verdicts of the quarters in which the place was to report. */
export function placeAnswers(series: AskedSeries, asked: AskedOfAll): PlaceAnswers {
  return answersOf(foundVerdicts(series, quartersOf(series, asked), asked), asked.rules);
}

/** The quarters that a series has a verdict of: those in which the place was to report. */
export function quartersOf(series: AskedSeries, asked: AskedOfAll): number[] {
  const expected = new Set(series.quarters.map(({ quarter }) => quarter));
  return asked.quarters.filter((quarter) => expected.has(quarter));
}

/** The first quarter that a verdict at the end of this one may rest on. */
export function firstOfWindow(series: AskedSeries, quarter: number, asked: AskedOfAll): number {
  const first = quarter - asked.rules.window_quarters + 1;
  const begins = series.through_commencement ? undefined : asked.commencement;
  return begins !== undefined && quarter >= begins ? Math.max(begins, first) : first;
}

/** The verdicts at the end of some of the quarters of a series. */
export function foundVerdicts(
  series: AskedSeries,
  quarters: readonly number[],
  asked: AskedOfAll,
): FoundVerdict[] {
  const kind = seriesKinds[series.kind];
  const latest = quartersOf(series, asked).at(-1);
  return quarters.map((quarter) => {
    const since = firstOfWindow(series, quarter, asked);
    const rows = series.quarters.filter((row) => row.quarter >= since);
    const found = verdict(rows, quarter, { large: series.large, kind, rules: asked.rules });
    const fitted = quarter === latest ? (found.trend?.fitted ?? []) : [];
    return { verdict: { ...found, trend: withoutLine(found.trend) }, fitted };
  });
}

function withoutLine(trend: Trend | undefined): Omit<Trend, "fitted"> | undefined {
  if (trend === undefined) return undefined;
  const { fitted: _, ...estimate } = trend;
  return estimate;
}

/** What the verdicts of all quarters of a series say together. */
export function answersOf(found: readonly FoundVerdict[], rules: VerdictRules): PlaceAnswers {
  return {
    answers: inARow(found).flatMap((row) => settledAnswers(row, rules)),
    fitted: found.at(-1)?.fitted ?? [],
  };
}

function settledAnswers(row: readonly FoundVerdict[], rules: VerdictRules): PlaceAnswer[] {
  const said = settled(
    row.map(({ verdict: { answer } }) => answer),
    rules.quarters_to_settle,
  );
  return row.flatMap((found, at) => {
    const settledAs = said[at];
    return settledAs === undefined ? [] : [{ ...settledAs, verdict: found.verdict }];
  });
}

/** The verdicts parted where a unit was closed for a quarter: what it was answered then is no answer the quarter before. */
function inARow(found: readonly FoundVerdict[]): FoundVerdict[][] {
  return [...group(found, ({ verdict: { last_quarter } }, at) => last_quarter - at).values()];
}
