import { twoFactorParts } from "../../src/statistics/decomposition/two-factor-parts.ts";
import { appendRows, readRows, type DuckDBConnection, type NewRow, type StoredRow } from "../duckdb.ts";

/**
 * `results.decompositions`: the change in the country's stays, and in its hours, over the months that were reported in
 * both of the last two years, as parts that add up to it: stays are prison days times their rate, hours are stays times
 * the hours per stay.
 */
export async function createDecompositions(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table results.decompositions (
    place_id reference.place_id_word, quantity varchar, state reference.state_word, months_matched integer,
    months_alike integer, before double, now double, change double, size_before double, size_now double,
    of_size double, of_ratio double)`);
  const rows = await readRows(connection, yearsOfCountry);
  await appendRows(
    connection,
    "results",
    "decompositions",
    rows.flatMap((row) => [
      decomposed(row, "stays", amounts(row, "stays"), amounts(row, "prison_days")),
      decomposed(row, "hours", amounts(row, "hours"), amounts(row, "stays")),
    ]),
  );
}

interface Years {
  before: number;
  now: number;
}

const amounts = (row: StoredRow, name: string): Years => ({
  before: Number(row[`${name}_before`]),
  now: Number(row[`${name}_now`]),
});

/** A quantity of two years by the size it is counted on; without any of that in one of them it has no ratio. */
export function decomposed(row: StoredRow, quantity: string, of: Years, size: Years): NewRow {
  const isEstimable = size.before > 0 && size.now > 0;
  const parts = isEstimable
    ? twoFactorParts(
        { size: size.before, perSize: of.before / size.before },
        { size: size.now, perSize: of.now / size.now },
      )
    : undefined;
  return {
    place_id: String(row["place_id"]),
    quantity,
    state: isEstimable ? "value" : "not_estimable",
    months_matched: Number(row["months_matched"]),
    months_alike: Number(row["months_alike"]),
    ...of,
    change: of.now - of.before,
    size_before: size.before,
    size_now: size.now,
    of_size: parts?.ofSize,
    of_ratio: parts?.ofRatio,
  };
}

const yearsOfCountry = `
  select
    *,
    seconds_now / 3600 as hours_now,
    seconds_before / 3600 as hours_before
  from indicators.like_months
  where organisation = 'now'
    and period = 'last_12'
    and months_matched > 0
    and exists (from indicators.periods where period = 'previous_12')
    and place_id in (select place_id from results.places where place_level = 'country')
  order by place_id`;
