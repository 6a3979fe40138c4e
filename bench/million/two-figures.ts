import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createStaging } from "../../loaders/build.ts";
import { createFromFiles, openDatabase } from "../../loaders/duckdb.ts";
import { createRawTables } from "../../loaders/raw-tables.ts";
import { readReference } from "../../loaders/reference/reference.ts";
import { createRecordTables, nothingDecided } from "../../loaders/record/record-tables.ts";
import { createReferenceTables } from "../../loaders/reference-tables.ts";
import { fillRaw } from "./fill-raw.ts";

// From a CSV of placements to stays started and seconds in cell: those tables that these two rest on.
const [csv = "", database = "", asOf = ""] = process.argv.slice(2);
const asked = ["indicators.stays_started", "indicators.cell_seconds"];
const { connection, close } = await openDatabase(database, { locked: false });
await createRawTables(connection);
await fillRaw(connection, csv);
await createReferenceTables(connection, readReference(), { asOf, madeUp: true, title: "", version: "" });
await createRecordTables(connection, nothingDecided);
const needed = [...new Set(asked.flatMap(restsOn))];
await createStaging(
  connection,
  (name) => needed.includes(`staging.${name}`) || !existsSync(selectOf(`staging.${name}`)),
);
await connection.run("create schema indicators");
for (const table of needed)
  if (table.startsWith("indicators."))
    await createFromFiles(connection, "table", "indicators", [table.replace("indicators.", "")]);
await connection.run("checkpoint");
close();

/** A table and those it is made of, as `indicators.cells`, each after what it is made of. */
function restsOn(table: string): string[] {
  if (!existsSync(selectOf(table))) return [];
  const select = readFileSync(selectOf(table), "utf8");
  return [
    ...[...select.matchAll(/\b(?:staging|indicators)\.\w+/g)].flatMap(([read]) => restsOn(read)),
    table,
  ];
}

function selectOf(table: string): string {
  const [schema = "", name = ""] = table.split(".");
  return join(import.meta.dirname, "..", "..", "loaders", schema, `${name}.sql`);
}
