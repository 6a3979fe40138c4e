import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { organisations, periods, populations, states } from "../../src/figures/figure.ts";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import type { Policy } from "./policy.ts";

const number = z.number().nullable();

/** A row of the figures. */
export const listedFigure = z.object({
  table_id: z.string(),
  organisation: z.enum(organisations),
  place_id: z.string(),
  period: z.enum(periods),
  period_start: z.string(),
  measure_id: z.string(),
  population: z.enum(populations),
  indicator_id: z.string(),
  state: z.enum(states),
  value: number,
  lower: number,
  upper: number,
  numerator: number,
  denominator: number,
  low: number,
  high: number,
  method: z.string().nullable(),
  provisional: z.boolean(),
  months_expected: number,
  months_reported: number,
  units_expected: number,
  units_reported: number,
});

/** A figure of the results that a table lists, as it is before anything is hidden. */
export type ListedFigure = z.output<typeof listedFigure>;

/** The figures of the results that an audience's tables list. */
export async function readListedFigures(
  connection: DuckDBConnection,
  tables: Policy["tables"],
): Promise<ListedFigure[]> {
  const known = await readRows(
    connection,
    "select distinct indicator_id from reference.indicators order by all",
  );
  const every = known.map((row) => String(row["indicator_id"]));
  const listed = tables.flatMap((table) =>
    table.periods.flatMap((period) =>
      table.organisations.flatMap((organisation) =>
        table.populations.flatMap((population) =>
          (table.indicators[0] === "all" ? every : table.indicators).map((indicator_id) => ({
            table_id: table.table_id,
            place_level: table.place_level,
            period,
            organisation,
            measure_id: table.measure_id,
            population,
            indicator_id,
          })),
        ),
      ),
    ),
  );
  if (listed.length === 0) return [];
  const select = readFileSync(join(import.meta.dirname, "listed_figures.sql"), "utf8");
  const rows = await readRows(connection, select, { listed: JSON.stringify(listed) });
  return rows.map((row) => listedFigure.parse(row));
}
