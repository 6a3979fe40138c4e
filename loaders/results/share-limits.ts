import { wilsonInterval } from "../../src/statistics/wilson-interval.ts";
import { appendRows, readRows, type DuckDBConnection } from "../duckdb.ts";

/** `results.share_limits`: the 95 % limits of each part of a whole that some share is. */
export async function createShareLimits(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    "create table results.share_limits (successes integer, trials integer, lower double, upper double)",
  );
  const pairs = await readRows(
    connection,
    `select self_harm_stays as successes, answered_stays as trials from indicators.cells where answered_stays > 0
    union select narrow_stays, answered_stays from indicators.cells where answered_stays > 0
    union select self_harm_persons, answered_persons from indicators.cells where answered_persons > 0
    union select narrow_persons, answered_persons from indicators.cells where answered_persons > 0
    order by all`,
  );
  const limits = pairs.map((row) => {
    const [successes, trials] = [Number(row["successes"]), Number(row["trials"])];
    return { successes, trials, ...wilsonInterval(successes, trials) };
  });
  await appendRows(connection, "results", "share_limits", limits);
}
