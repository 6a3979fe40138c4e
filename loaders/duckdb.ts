import "./database-memory.ts";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  DuckDBDataChunk,
  DuckDBInstance,
  DuckDBTypeId,
  JSDuckDBValueConverter,
  JSToDuckDBValueConverter,
  type DuckDBConnection,
  type JS,
} from "@duckdb/node-api";

export { blobValue, DuckDBBlobValue, listValue } from "@duckdb/node-api";
export type { DuckDBConnection };

/** What a cell of a table holds in TypeScript: dates as `2026-03-01`, 64-bit integers as numbers. */
export type Stored = string | number | boolean | null | Stored[];
export type StoredRow = { [column: string]: Stored };

/** A row to append: a column left out is NULL. */
export type NewRow = { readonly [column: string]: string | number | boolean | null | undefined | string[] };

interface OpenOptions {
  readOnly?: boolean;
  /** Where SQL may read and write files. */
  folders?: readonly string[];
  locked?: boolean;
}

export interface Database {
  connection: DuckDBConnection;
  close(): void;
}

/**
 * Opens a database file, or one in memory. Months begin at midnight in Norway wherever the machine stands. No SQL may
 * read or write other files than those in the folders given, nor change that; only benchmarks and the rows of tests leave it open.
 */
export async function openDatabase(
  path = ":memory:",
  { readOnly = false, folders = [], locked = true }: OpenOptions = {},
): Promise<Database> {
  const instance = await DuckDBInstance.create(path, readOnly ? { access_mode: "READ_ONLY" } : {});
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'Europe/Oslo'");
  if (locked) await lock(connection, folders);
  return opened(instance, connection);
}

function opened(instance: DuckDBInstance, connection: DuckDBConnection): Database {
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/**
 * Makes a database in a file that nobody else reads before it is whole: until its maker says `checkpoint` nothing is
 * kept of it, and no log is written beside it. Few rows are made into tables faster by one thread than by several.
 */
export async function newDatabase(
  path: string,
  { folders, isSmall }: { folders: readonly string[]; isSmall: boolean },
): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", isSmall ? { threads: "1" } : {});
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'Europe/Oslo'");
  // Most tables are small, and each has blocks of its own.
  await connection.run(
    `attach ${quoted(resolve(path))} as built (recovery_mode no_wal_writes, block_size 16384)`,
  );
  await connection.run("use built");
  await lock(connection, folders);
  return opened(instance, connection);
}

async function lock(connection: DuckDBConnection, folders: readonly string[]): Promise<void> {
  const list = folders.map((folder) => quoted(resolve(folder)));
  if (list.length > 0) await connection.run(`set allowed_directories = [${list.join(", ")}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Makes `schema.name` from `<schema>/<name>.sql` here, one after the other: each file is one select, and its name is the
 * table's. They are told to the database at once, so that it need not wait for this program between them.
 */
export async function createFromFiles(
  connection: DuckDBConnection,
  kind: "table" | "view",
  schema: string,
  names: readonly string[],
): Promise<void> {
  const statements = names.map((name) => {
    const select = readFileSync(join(import.meta.dirname, schema, `${name}.sql`), "utf8");
    return `create ${kind} ${schema}.${name} as\n${select}`;
  });
  await connection.run(statements.join(";\n"));
}

/** All rows of a query; `$name` in it stands for a value that is given beside it. */
export async function readRows(
  connection: DuckDBConnection,
  sql: string,
  given: Record<string, string | number> = {},
): Promise<StoredRow[]> {
  const reader = await connection.runAndReadAll(sql, given);
  return reader
    .convertRowObjects<JS>(JSDuckDBValueConverter)
    .map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, stored(cell)])));
}

function stored(cell: JS): Stored {
  if (cell === null || typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean")
    return cell;
  if (typeof cell === "bigint") {
    if (!Number.isSafeInteger(Number(cell))) throw new Error(`an integer too large for a number: ${cell}`);
    return Number(cell);
  }
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (Array.isArray(cell)) return cell.map(stored);
  throw new Error(`a type of cell that no table of ours has: ${typeof cell}`);
}

/** Appends rows by the names of their columns; a name that the table has not is an error. */
export async function appendRows(
  connection: DuckDBConnection,
  schema: string,
  table: string,
  rows: readonly NewRow[],
): Promise<void> {
  const columns = await columnNames(connection, schema, table);
  const known = new Set(columns);
  for (const row of rows)
    for (const column in row)
      if (!known.has(column)) throw new Error(`${schema}.${table} has no column ${column}`);
  const appender = await connection.createAppender(table, schema);
  const types = columns.map((_, index) => appender.columnType(index));
  const isDate = types.map((type) => type.typeId === DuckDBTypeId.DATE);
  for (let start = 0; start < rows.length; start += rowsInChunk) {
    const part = rows.slice(start, start + rowsInChunk);
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setColumnsConverted<JS>(
      columns.map((column, index) =>
        part.map((row) => {
          const cell = row[column] ?? null;
          return isDate[index] && typeof cell === "string" ? new Date(`${cell}T00:00:00Z`) : cell;
        }),
      ),
      JSToDuckDBValueConverter,
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

// DuckDB's vectors hold no more.
const rowsInChunk = 2048;

// An empty look at the table itself: the catalogue of all columns has every view of the database bound anew.
async function columnNames(connection: DuckDBConnection, schema: string, table: string): Promise<string[]> {
  try {
    return (await connection.run(`from ${schema}.${table} limit 0`)).columnNames();
  } catch (cause) {
    throw new Error(`no such table: ${schema}.${table}`, { cause });
  }
}

/** One text that differs when any row of a table differs, or their order does; the same on every machine. */
export async function hashOfTable(connection: DuckDBConnection, table: string): Promise<string> {
  const [row] = await readRows(
    connection,
    `select sha256(coalesce(string_agg(md5(contents::varchar), '' order by rowid), '')) as hash from (select rowid, contents from ${table} as contents)`,
  );
  if (typeof row?.["hash"] !== "string") throw new Error(`no hash of ${table}`);
  return row["hash"];
}
