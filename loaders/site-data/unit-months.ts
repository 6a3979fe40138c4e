import { readRows, type DuckDBConnection } from "../duckdb.ts";
import type { UnitMonth } from "../../src/figures/site.ts";
import { booleanOrNull, numberOrNull, text, textOrNull } from "./cells.ts";

/** What became of every report that was expected, units in the register's order. */
export async function readUnitMonths(connection: DuckDBConnection): Promise<UnitMonth[]> {
  const rows = await readRows(
    connection,
    "select * from published.unit_months order by unit_order, unit_id, month",
  );
  return rows.map((row) => ({
    unit_id: text(row, "unit_id"),
    unit_name: text(row, "unit_name"),
    prison_id: textOrNull(row, "prison_id"),
    region_id: textOrNull(row, "region_id"),
    month: text(row, "month").slice(0, 7),
    // What is not due yet is not missing.
    state: text(row, "state") === "not_reported" && row["is_due"] === false ? "not_due" : text(row, "state"),
    nil_report: booleanOrNull(row, "nil_report") === true,
    late: booleanOrNull(row, "late") === true,
    provisional: booleanOrNull(row, "provisional") === true,
    version: numberOrNull(row, "version"),
    received_on: textOrNull(row, "received_on"),
    due_on: textOrNull(row, "due_on"),
    rows_set_aside: numberOrNull(row, "rows_set_aside"),
    placements_stated: numberOrNull(row, "placements_stated"),
    placements_accepted: numberOrNull(row, "placements_accepted"),
  }));
}
