import { effectiveWilsonInterval } from "../../src/statistics/intervals/effective-wilson-interval.ts";
import { appendRows, readRows, type DuckDBConnection } from "../duckdb.ts";

/** `results.share_limits`: the 95 % limits of each part of a whole, of as many persons, that some share is. */
export async function createShareLimits(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create table results.share_limits (
      successes integer, trials integer, sum_of_squares bigint, lower double, upper double)`,
  );
  const shares = await readRows(
    connection,
    `select self_harm_stays as successes, answered_stays as trials, answered_squared as sum_of_squares
    from indicators.cells where answered_stays > 0
    union select narrow_stays, answered_stays, answered_squared from indicators.cells where answered_stays > 0
    union select self_harm_persons, answered_persons, answered_persons from indicators.cells where answered_persons > 0
    union select narrow_persons, answered_persons, answered_persons from indicators.cells where answered_persons > 0
    union select night_stays, timed_stays, timed_squared from indicators.start_windows where timed_stays > 0
    union select weekend_stays, stays, stays_squared from indicators.start_windows where stays > 0
    order by all`,
  );
  const limits = shares.map((row) => {
    const [successes, trials, sum_of_squares] = [
      Number(row["successes"]),
      Number(row["trials"]),
      Number(row["sum_of_squares"]),
    ];
    return {
      successes,
      trials,
      sum_of_squares,
      ...effectiveWilsonInterval(successes, trials, sum_of_squares),
    };
  });
  await appendRows(connection, "results", "share_limits", limits);
}
