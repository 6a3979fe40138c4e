import { statSync } from "node:fs";
import { formulaStart, signedNumber } from "../../src/parts/harmless-cell.ts";
import type { DuckDBConnection } from "../duckdb.ts";
import type { OpenColumn } from "./open-columns.ts";

/** Where the rows of a file come from: the select's from and where, and what stands for their `$name`s. */
export interface OpenRows {
  from: string;
  given: Record<string, string>;
  columns: OpenColumn[];
  madeUp: boolean;
}

/**
 * Writes rows as CSV: UTF-8, commas, a point before decimals, empty where there is nothing; packed with gzip where
 * the path ends in `.gz`. Returns its bytes.
 */
export async function writeCsv(connection: DuckDBConnection, path: string, rows: OpenRows): Promise<number> {
  await connection.run(
    `copy (select ${selected(rows, csvColumn)} ${rows.from}) to $path (format csv, header true)`,
    { ...rows.given, path },
  );
  return statSync(path).size;
}

/** Writes rows as Parquet. Returns its bytes. */
export async function writeParquet(
  connection: DuckDBConnection,
  path: string,
  rows: OpenRows,
): Promise<number> {
  await connection.run(
    `copy (select ${selected(rows, parquetColumn)} ${rows.from}) to $path (format parquet, compression zstd)`,
    { ...rows.given, path },
  );
  return statSync(path).size;
}

function selected({ columns, madeUp }: OpenRows, written: (column: OpenColumn) => string): string {
  return [...columns.map(written), ...(madeUp ? ["true as eksempeldata"] : [])].join(", ");
}

/** A list becomes one text; a text that a spreadsheet would take for a formula is kept from being one. */
function csvColumn({ name, type }: OpenColumn): string {
  if (!type.startsWith("VARCHAR")) return name;
  const text = type === "VARCHAR" ? name : `array_to_string(${name}, ' ')`;
  const isFormula = `regexp_matches(${text}, '${formulaStart.source}') and not regexp_matches(${text}, '${signedNumber.source}')`;
  return `case when ${isFormula} then '''' || ${text} else ${text} end as ${name}`;
}

const parquetColumn = ({ name, type }: OpenColumn) =>
  type === "ENUM" ? `${name}::varchar as ${name}` : name;
