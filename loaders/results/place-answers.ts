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
  verdict: Omit<Verdict, "trend"> & { trend: Omit<Trend, "fitted"> | undefined };
}

/** The verdicts of a series, and the line fitted to the latest: those of earlier quarters nobody draws. */
export interface PlaceAnswers {
  answers: PlaceAnswer[];
  fitted: FittedPeriod[];
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
  const kind = seriesKinds[series.kind];
  const expected = new Set(series.quarters.map(({ quarter }) => quarter));
  const verdicts = asked.quarters
    .filter((quarter) => expected.has(quarter))
    .map((quarter) => {
      const begins = series.through_commencement ? undefined : asked.commencement;
      const since = begins !== undefined && quarter >= begins ? begins : -Infinity;
      const quarters = series.quarters.filter((row) => row.quarter >= since);
      return verdict(quarters, quarter, { large: series.large, kind, rules: asked.rules });
    });
  return {
    answers: inARow(verdicts).flatMap((row) => settledAnswers(row, asked.rules)),
    fitted: verdicts.at(-1)?.trend?.fitted ?? [],
  };
}

function settledAnswers(row: readonly Verdict[], rules: VerdictRules): PlaceAnswer[] {
  const said = settled(
    row.map(({ answer }) => answer),
    rules.quarters_to_settle,
  );
  return row.flatMap((found, at) => {
    const settledAs = said[at];
    return settledAs === undefined
      ? []
      : [{ ...settledAs, verdict: { ...found, trend: withoutLine(found.trend) } }];
  });
}

function withoutLine(trend: Trend | undefined): Omit<Trend, "fitted"> | undefined {
  if (trend === undefined) return undefined;
  const { fitted: _, ...estimate } = trend;
  return estimate;
}

/** The verdicts parted where a unit was closed for a quarter: what it was answered then is no answer the quarter before. */
function inARow(verdicts: readonly Verdict[]): Verdict[][] {
  return [...group(verdicts, ({ last_quarter }, at) => last_quarter - at).values()];
}
