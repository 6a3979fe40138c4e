import { rateInterval } from "../../src/statistics/intervals/rate-interval.ts";
import { appendRows, readRows, type DuckDBConnection } from "../duckdb.ts";

/** `results.rate_limits`: the 95 % limits of each number of events, of as many persons, that some rate rests on. */
export async function createRateLimits(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create table results.rate_limits (
      events integer, sum_of_squares bigint, lower double, upper double, method varchar)`,
  );
  const counts = await readRows(
    connection,
    "select distinct stays_in_rates, stays_in_rates_squared from indicators.cells order by all",
  );
  const limits = counts.map((row) => {
    const [events, sum_of_squares] = [Number(row["stays_in_rates"]), Number(row["stays_in_rates_squared"])];
    // Events per 1000 of 1000 prison days: the limits of the number itself.
    const interval = rateInterval(events, 1000, sum_of_squares > events ? sum_of_squares : undefined);
    if (!interval) throw new Error(`no limits of ${events} events`);
    const method = interval.method === "exact" ? "exact_poisson" : interval.method;
    return { ...interval, events, sum_of_squares, method };
  });
  await appendRows(connection, "results", "rate_limits", limits);
}
