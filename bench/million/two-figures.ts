import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createStaging } from "../../loaders/build.ts";
import { createFromFile, openDatabase, type DuckDBConnection } from "../../loaders/duckdb.ts";
import { createRawTables } from "../../loaders/raw-tables.ts";
import { readReference } from "../../loaders/reference/reference.ts";
import { createRecordTables, nothingDecided } from "../../loaders/record/record-tables.ts";
import { createReferenceTables } from "../../loaders/reference-tables.ts";
import { fillRaw } from "./fill-raw.ts";

// From a CSV of placements to stays started and seconds in cell: all of staging, and those indicators that these two
// rest on.
const [csv = "", database = "", asOf = ""] = process.argv.slice(2);
const { connection, close } = await openDatabase(database, { locked: false });
await createRawTables(connection);
await fillRaw(connection, csv);
await createReferenceTables(connection, readReference(), { asOf, madeUp: true, title: "", version: "" });
await createRecordTables(connection, nothingDecided);
await createStaging(connection);
await connection.run("create schema indicators");
const made = new Set<string>();
await make(connection, "stays_started");
await make(connection, "cell_seconds");
await connection.run("checkpoint");
close();

async function make(to: DuckDBConnection, indicator: string): Promise<void> {
  if (made.has(indicator)) return;
  made.add(indicator);
  const path = join(import.meta.dirname, "..", "..", "loaders", "indicators", `${indicator}.sql`);
  for (const [, read = ""] of readFileSync(path, "utf8").matchAll(/\bindicators\.(\w+)/g))
    await make(to, read);
  await createFromFile(to, "table", "indicators", indicator);
}
