import { z } from "zod";
import { appendRows, type DuckDBConnection, type NewRow } from "./duckdb.ts";
import { fieldMeta, type FieldMeta } from "./forms/field.ts";
import { historyForm } from "./forms/history.ts";
import { regionReport } from "./forms/region-report.ts";
import { unitReport } from "./forms/unit-report.ts";

type ColumnType = "VARCHAR" | "INTEGER" | "BIGINT" | "DOUBLE" | "BOOLEAN" | "VARCHAR[]";
type ColumnTypes = Record<string, ColumnType>;

const typeOfKind: Record<FieldMeta["kind"], ColumnType> = {
  text: "VARCHAR",
  person: "VARCHAR",
  code: "VARCHAR",
  codes: "VARCHAR[]",
  instant: "BIGINT",
  month: "VARCHAR",
  integer: "INTEGER",
  yes_no: "BOOLEAN",
};

/** The columns that a table of a form has, named as the form names them. */
function columnsOfForm(table: z.ZodObject): ColumnTypes {
  return Object.fromEntries(
    Object.entries(table.shape).map(([key, field]) => [
      key,
      typeOfKind[fieldMeta(z.instanceof(z.ZodType).parse(field)).kind],
    ]),
  );
}

// Which codes a form knows changes what it accepts, not which columns it has.
const report = unitReport({ measures: [], reasons: [] }).shape;
const region = regionReport().shape;
const history = historyForm({ measures: [] }).shape;
const fromRow: ColumnTypes = { sha256: "VARCHAR", sheet: "VARCHAR", row: "INTEGER" };

/** Every table of `raw` and its columns; an instant is whole seconds since 1970, a month is text such as `2026-03`. */
export const rawTables = {
  /** One row per file that was dealt with. */
  submissions: {
    sha256: "VARCHAR",
    name: "VARCHAR",
    form: "VARCHAR", // unit_report, region_report, history or profile
    profile_id: "VARCHAR",
    received_at: "BIGINT",
    made_up: "BOOLEAN",
    status: "VARCHAR", // accepted, accepted_with_rows_set_aside or refused
    rows_read: "INTEGER",
    rows_accepted: "INTEGER",
    rows_set_aside: "INTEGER",
    placements_set_aside: "INTEGER", // of the rows set aside
  },
  /** One row per unit's report: its head. A cell that was set aside is NULL. */
  hode: { sha256: "VARCHAR", ...columnsOfForm(report.hode) },
  /** One row per placement in a unit's report, or in a file read by a profile. */
  plasseringer: {
    ...fromRow,
    enhet: "VARCHAR", // from the head, or from the profile's columns
    ...columnsOfForm(report.plasseringer.element.omit({ trukket: true })),
    presisjon: "VARCHAR", // minute or day
    oppgitt_dogn: "DOUBLE", // the length that the source itself states
  },
  /** One row per placement that a unit's report withdraws: it was told of before, and should not have been. */
  trukket: { ...fromRow, enhet: "VARCHAR", plassering: "VARCHAR" },
  /** One row per decision in a unit's report. */
  vedtak: { ...fromRow, enhet: "VARCHAR", ...columnsOfForm(report.vedtak.element) },
  /** One row per region's report. */
  region_reports: {
    sha256: "VARCHAR",
    ...columnsOfForm(region.hode),
    ...columnsOfForm(region.kvalitetssikring),
  },
  /** One row per count of the years before placements were reported. */
  history: { ...fromRow, ...columnsOfForm(history.historikk.element) },
  /** One row per file read by a profile: what the source covers and what it cannot say. */
  profile_files: {
    sha256: "VARCHAR",
    profile_id: "VARCHAR",
    covers_from: "VARCHAR",
    covers_to: "VARCHAR",
    comparable_from: "VARCHAR",
    comparable_to: "VARCHAR",
    persons_available: "BOOLEAN",
    prison_days_available: "BOOLEAN",
    sex_available: "BOOLEAN",
    unit_months_without_rows: "VARCHAR", // not_available or zero
  },
  /** One row per place that a profile makes from the columns of a file. */
  profile_places: {
    sha256: "VARCHAR",
    place_id: "VARCHAR",
    place_level: "VARCHAR", // country, region, prison or unit
    name: "VARCHAR",
    parent_id: "VARCHAR",
  },
  /** One row per unit and month of a foreign file with rows that were set aside and may each be a placement. */
  profile_set_aside: {
    sha256: "VARCHAR",
    enhet: "VARCHAR", // NULL where the row does not say, or none of ours
    maned: "VARCHAR", // the month it began in, NULL where the row does not say
    rows: "INTEGER",
  },
  /** One row per finding, also those that only warn; what looks like an identity is masked in `found`. */
  refused: {
    ...fromRow,
    rule: "VARCHAR",
    severity: "VARCHAR", // refuses, sets_aside, warns or notes
    column_name: "VARCHAR",
    found: "VARCHAR",
    expected: "VARCHAR",
    message: "VARCHAR",
  },
} satisfies Record<string, ColumnTypes>;

export type RawTable = keyof typeof rawTables;

/** Makes the empty tables of `raw`. */
export async function createRawTables(connection: DuckDBConnection): Promise<void> {
  await connection.run("create schema if not exists raw");
  for (const [table, columns] of Object.entries(rawTables)) {
    const list = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
    await connection.run(`create table raw.${table} (${list.join(", ")})`);
  }
}

/** Appends rows keyed by column; a column left out is NULL. */
export async function appendRaw(
  connection: DuckDBConnection,
  table: RawTable,
  rows: readonly NewRow[],
): Promise<void> {
  if (rows.length > 0) await appendRows(connection, "raw", table, rows);
}
