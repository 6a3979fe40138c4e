import { effectiveWilsonInterval } from "../../src/statistics/intervals/effective-wilson-interval.ts";
import { appendRows, readRows, type DuckDBConnection } from "../duckdb.ts";

/** `results.duty_limits`: the 95 % limits of each share of stays, of as many persons, that a duty was done in time in. */
export async function createDutyLimits(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create table results.duty_limits (
      stays_in_time integer, stays_answered integer, answered_squared bigint, lower double, upper double)`,
  );
  const shares = await readRows(
    connection,
    `select distinct stays_in_time, stays_answered, answered_squared
    from indicators.duties
    where stays_answered > 0
    order by all`,
  );
  await appendRows(
    connection,
    "results",
    "duty_limits",
    shares.map((row) => ({
      ...row,
      ...effectiveWilsonInterval(
        Number(row["stays_in_time"]),
        Number(row["stays_answered"]),
        Number(row["answered_squared"]),
      ),
    })),
  );
}
