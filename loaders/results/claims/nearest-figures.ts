import { readRows, type DuckDBConnection } from "../../duckdb.ts";
import type { AskedClaim } from "./asked-claim.ts";
import { claimFigure } from "./claim-figure.ts";
import type { ClaimResult } from "./claim-result.ts";

/** What figures cannot answer: the figures of the last 12 months that come nearest, and no answer. */
export async function nearestFigures(connection: DuckDBConnection, claim: AskedClaim): Promise<ClaimResult> {
  const rows = await readRows(connection, lastYear, {
    place_id: claim.place_id,
    measure_id: claim.measure_id,
    population: claim.populations[0] ?? "",
    indicators: claim.indicators.join(" "),
  });
  return { ways: [], figures: rows.map((row) => claimFigure("reports", row)) };
}

/** One row per figure that is nearest, in the order of the claim. */
const lastYear = `
  select *
  from results.figures
  where organisation = 'now'
      and period = 'last_12'
      and place_id = $place_id
      and measure_id = $measure_id
      and population = $population
      and list_contains(string_split($indicators, ' '), indicator_id::varchar)
  order by list_position(string_split($indicators, ' '), indicator_id::varchar)`;
