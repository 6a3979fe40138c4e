import { rateInterval } from "../../src/statistics/rate-interval.ts";
import { appendRows, readRows, type DuckDBConnection } from "../duckdb.ts";

/** `results.rate_limits`: the 95 % limits of each number of events that some rate rests on. */
export async function createRateLimits(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    "create table results.rate_limits (events integer, lower double, upper double, method varchar)",
  );
  const counts = await readRows(
    connection,
    "select distinct stays_in_rates as events from indicators.cells order by all",
  );
  const limits = counts.map((row) => {
    const events = Number(row["events"]);
    // Events per 1000 of 1000 prison days: the limits of the number itself.
    const interval = rateInterval(events, 1000);
    if (!interval) throw new Error(`no limits of ${events} events`);
    return { ...interval, events, method: interval.method === "exact" ? "exact_poisson" : interval.method };
  });
  await appendRows(connection, "results", "rate_limits", limits);
}
