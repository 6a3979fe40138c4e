import { group } from "d3-array";
import { packUnitMonths } from "../../src/figures/packed-unit-months.ts";
import type { LaterReport, PlaceReports, ReportFile } from "../../src/figures/report-files.ts";
import type { UnitMonth } from "../../src/figures/site.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { booleanOrNull, number, numberOrNull, text, textOrNull } from "./cells.ts";

/** The reports behind any units' months, from `published`. */
export async function readReports(
  connection: DuckDBConnection,
): Promise<(unitMonths: UnitMonth[]) => PlaceReports> {
  const files = group(
    (await readRows(connection, "from published.report_files")).map(reportFile),
    ({ unit_id, month }) => `${unit_id} ${month}`,
  );
  const later = group(
    (await readRows(connection, "from published.later_reports")).map(laterReport),
    ({ unit_id, month }) => `${unit_id} ${month}`,
  );
  return (unitMonths) => {
    const keys = unitMonths.map(({ unit_id, month }) => `${unit_id} ${month}`);
    return {
      files: keys.flatMap((key) => files.get(key) ?? []),
      later: keys.flatMap((key) => later.get(key) ?? []),
      unit_months: packUnitMonths(unitMonths),
    };
  };
}

function reportFile(row: StoredRow): ReportFile {
  return {
    unit_id: text(row, "unit_id"),
    month: text(row, "month").slice(0, 7),
    version: numberOrNull(row, "version"),
    sha256: text(row, "sha256"),
    name: textOrNull(row, "name"),
    received_at: text(row, "received_at"),
    is_whole: booleanOrNull(row, "is_whole") === true,
    provisional: booleanOrNull(row, "provisional") === true,
    holds: booleanOrNull(row, "holds") === true,
  };
}

function laterReport(row: StoredRow): LaterReport {
  return {
    unit_id: text(row, "unit_id"),
    month: text(row, "month").slice(0, 7),
    report_month: text(row, "report_month").slice(0, 7),
    sha256: text(row, "sha256"),
    placements: number(row, "placements"),
  };
}
