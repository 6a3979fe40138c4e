import { appendRows, type DuckDBConnection } from "../duckdb.ts";
import type { SettledVerdict } from "./settled-verdicts.ts";

/** What people have decided, as the layers use it. */
export interface Decided {
  settledVerdicts: readonly SettledVerdict[];
}

export const nothingDecided: Decided = { settledVerdicts: [] };

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
}
