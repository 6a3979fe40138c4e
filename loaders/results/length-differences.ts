import { kaplanMeier } from "../../src/statistics/lengths/kaplan-meier.ts";
import { logRank } from "../../src/statistics/lengths/log-rank.ts";
import { shareBeyondDifference } from "../../src/statistics/lengths/share-beyond-difference.ts";
import { survivalAt } from "../../src/statistics/lengths/survival-at.ts";
import { appendRows, readRows, type DuckDBConnection, type NewRow } from "../duckdb.ts";
import { observedLengths } from "./observed-lengths.ts";

const thresholds = [24, 48, 72];

/**
 * `results.length_differences`: the share of adults' stays in a safety cell lasting longer than each threshold, in hours,
 * in the last 12 months and the 12 before, of each pair of sets of units' months that some place has.
 */
export async function createLengthDifferences(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table results.length_differences (
    set_number integer, previous_set_number integer, hours integer, share double, previous_share double,
    difference double, lower double, upper double, log_rank_p double)`);
  const lengths = await readRows(
    connection,
    `from indicators.lengths
    where measure_id = 'safety_cell' and population = 'adults' and period in ('last_12', 'previous_12')`,
  );
  const observed = new Map(lengths.map((row) => [row["set_number"], observedLengths(row)]));
  const pairs = await readRows(connection, pairsOfSets);
  const rows = pairs.flatMap(({ set_number = null, previous_set_number = null }): NewRow[] => {
    const [now, before] = [observed.get(set_number), observed.get(previous_set_number)];
    if (now === undefined || before === undefined) return [];
    const [curve, curveBefore] = [kaplanMeier(now), kaplanMeier(before)];
    const log_rank_p = logRank(now, before)?.p_value;
    return thresholds.map((hours) => ({
      set_number: Number(set_number),
      previous_set_number: Number(previous_set_number),
      hours,
      share: survivalAt(curve, 3600 * hours)?.share,
      previous_share: survivalAt(curveBefore, 3600 * hours)?.share,
      ...shareBeyondDifference(curve, curveBefore, 3600 * hours),
      log_rank_p,
    }));
  });
  await appendRows(connection, "results", "length_differences", rows);
}

const pairsOfSets = `
  select distinct now.set_number, before.set_number as previous_set_number
  from indicators.place_sets as now
  join indicators.place_sets as before
    on before.organisation = now.organisation
    and before.place_id = now.place_id
    and before.period = 'previous_12'
  where now.period = 'last_12'
  order by all`;
