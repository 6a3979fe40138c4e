import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { text } from "../site-data/cells.ts";
import { states } from "../../src/figures/figure.ts";
import type { CodebookRow, OpenTable } from "../../src/figures/open-files.ts";
import type { Words } from "../../src/words/words.ts";

export interface OpenColumn {
  name: string;
  type: string;
  description: string;
}

/** The columns of a published table that are given out: those that the catalogue describes; of figures all. */
export async function openColumns(
  connection: DuckDBConnection,
  table: OpenTable,
  words: Words,
): Promise<OpenColumn[]> {
  const described = words.files.columns[table] ?? {};
  const rows = await readRows(
    connection,
    "select column_name, data_type from duckdb_columns() where database_name = current_database() and schema_name = 'published' and table_name = $table order by column_index",
    { table },
  );
  const columns = rows.map((row) => ({
    name: text(row, "column_name"),
    type: typeName(text(row, "data_type")),
    description: described[text(row, "column_name")],
  }));
  const untold = columns.find(({ description }) => description === undefined);
  if (table === "figures" && untold !== undefined)
    throw new Error(`the codebook does not describe published.figures.${untold.name}`);
  return columns.flatMap(({ description, ...column }) =>
    description === undefined ? [] : [{ ...column, description }],
  );
}

// Which codes there are, the codebook says.
function typeName(type: string): string {
  return type.startsWith("ENUM") ? "ENUM" : type;
}

const typesTold: Record<string, string> = { ENUM: "varchar", "VARCHAR[]": "varchar" };

/** What the codebook tells of a table's columns. */
export function codebookRows(table: string, columns: OpenColumn[], words: Words): CodebookRow[] {
  const codesOf = (column: string): [string, string][] =>
    column === "state"
      ? states.map((state) => [state, words.stateOf(state)])
      : (words.files.codes[column] ?? []);
  return columns.map(({ name, type, description }) => ({
    table,
    column: name,
    type: typesTold[type] ?? type.toLowerCase(),
    description,
    codes: codesOf(name)
      .map(([code, said]) => `${code} = ${said}`)
      .join("; "),
  }));
}
