import { appendRows, type DuckDBConnection } from "../duckdb.ts";
import type { Override } from "./overrides.ts";
import type { KeptFigure } from "../erasure/kept-figures.ts";
import type { SettledVerdict } from "./settled-verdicts.ts";

/** What people have decided, as the layers use it. */
export interface Decided {
  settledVerdicts: readonly SettledVerdict[];
  overrides: readonly Override[];
  /** Figures of persons from before rows were erased. */
  keptFigures?: readonly KeptFigure[];
}

export const nothingDecided: Decided = { settledVerdicts: [], overrides: [] };

/** Makes `record.*`: what people have decided, in the order they did. */
export async function createRecordTables(connection: DuckDBConnection, decided: Decided): Promise<void> {
  await connection.run("create schema record");
  await connection.run(`create table record.settled_verdicts (
    settled_on date, known_at bigint, quarter date, place_id varchar, trend_id varchar, answer varchar,
    settled_answer varchar, ratio_per_year double, lower double, upper double, stays integer, persons integer,
    months_expected integer, months_counted integer, rule_version integer, settled_order integer)`);
  await appendRows(
    connection,
    "record",
    "settled_verdicts",
    decided.settledVerdicts.map((verdict, settled_order) => ({ ...verdict, settled_order })),
  );
  // Why, and by whom, stays in the list itself: it is free text.
  await connection.run(
    "create table record.overrides (decided_on date, unit_id varchar, month date, own_id varchar, rule varchar)",
  );
  await appendRows(
    connection,
    "record",
    "overrides",
    decided.overrides.map(({ decided_on, unit_id, month, own_id, rule }) => ({
      decided_on,
      unit_id,
      month: `${month}-01`,
      own_id,
      rule,
    })),
  );
}
