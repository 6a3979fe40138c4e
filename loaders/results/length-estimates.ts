import { kaplanMeier, type SurvivalStep } from "../../src/statistics/lengths/kaplan-meier.ts";
import { survivalAt } from "../../src/statistics/lengths/survival-at.ts";
import { survivalQuantile } from "../../src/statistics/lengths/survival-quantile.ts";
import { appendRows, readRows, type DuckDBConnection, type NewRow, type StoredRow } from "../duckdb.ts";
import { observedLengths } from "./observed-lengths.ts";

const quantiles: Record<string, number> = {
  length_lower_quartile: 0.25,
  length_median: 0.5,
  length_upper_quartile: 0.75,
  length_p90: 0.9,
};
const hours: Record<string, number> = {
  share_over_24_h: 24,
  share_over_48_h: 48,
  share_over_72_h: 72,
  share_over_6_days: 144,
};

/**
 * `results.length_estimates`: quantiles of the lengths in hours, and shares of stays longer than a threshold, of each
 * set of units' months with endings enough for some of them.
 */
export async function createLengthEstimates(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table results.length_estimates (
    set_number integer, measure_id varchar, population varchar, indicator_id varchar,
    value double, lower double, upper double, persons_repeat boolean)`);
  const sets = await readRows(connection, setsWithEndings);
  await appendRows(connection, "results", "length_estimates", sets.flatMap(estimates));
}

const setsWithEndings = `
  select lengths.*, indicators.indicators
  from indicators.lengths as lengths
  join (
    select measure_id, population, period, list(indicator_id order by indicator_id) as indicators
    from reference.cube
    where starts_with(indicator_id, 'length_') or starts_with(indicator_id, 'share_over_')
    group by all
  ) as indicators using (measure_id, population, period)
  where lengths.endings >= (
    select min(value) from reference.settings
    where setting in ('minimum_endings_for_median', 'minimum_endings_for_share')
  )
  order by set_number, measure_id, population`;

function estimates(set: StoredRow): NewRow[] {
  const steps = kaplanMeier(observedLengths(set));
  if (!Array.isArray(set["indicators"])) throw new Error("a set without its indicators");
  return set["indicators"].map(String).map((indicator_id) => ({
    set_number: Number(set["set_number"]),
    measure_id: String(set["measure_id"]),
    population: String(set["population"]),
    indicator_id,
    persons_repeat: set["persons_repeat"] === true,
    ...estimate(steps, indicator_id),
    ...(set["persons_erased"] === true && { lower: undefined, upper: undefined }),
  }));
}

function estimate(
  steps: SurvivalStep[],
  indicatorId: string,
): { value?: number | undefined; lower?: number | undefined; upper?: number | undefined } {
  const [p, threshold] = [quantiles[indicatorId], hours[indicatorId]];
  if (threshold !== undefined) {
    const { share, ...limits } = survivalAt(steps, threshold * 3600) ?? { share: undefined };
    return { value: share, ...limits };
  }
  if (p === undefined) return {};
  const { time, lower, upper } = survivalQuantile(steps, p);
  return { value: inHours(time), lower: inHours(lower), upper: inHours(upper) };
}

function inHours(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds / 3600;
}
