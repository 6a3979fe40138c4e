import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createFromFile, openDatabase, type DuckDBConnection } from "../../loaders/duckdb.ts";
import { createRawTables } from "../../loaders/raw-tables.ts";
import { readReference } from "../../loaders/reference/reference.ts";
import { createReferenceTables } from "../../loaders/reference-tables.ts";
import { createOrganisation } from "../../loaders/staging/organisation-table.ts";
import { createWords } from "../../loaders/words.ts";
import { fillRaw } from "./fill-raw.ts";

// From a CSV of placements to stays started and seconds in cell, by those of our statements that these two rest on.
const [csv = "", database = "", asOf = ""] = process.argv.slice(2);
const { connection, close } = await openDatabase(database);
await createRawTables(connection);
await fillRaw(connection, csv);
await connection.run("begin");
await createReferenceTables(connection, readReference(), { asOf, madeUp: true, title: "", version: "" });
await connection.run("create schema staging");
await connection.run("create schema indicators");
const made = new Set<string>();
await make(connection, "staging.organisation");
await make(connection, "indicators.stays_started");
await make(connection, "indicators.cell_seconds");
await connection.run("commit");
close();

async function make(to: DuckDBConnection, name: string): Promise<void> {
  if (made.has(name)) return;
  made.add(name);
  if (name === "staging.organisation") {
    await make(to, "staging.places");
    await make(to, "staging.unit_months");
    await createOrganisation(to);
    await createWords(to);
    return;
  }
  const [schema = "", table = ""] = name.split(".");
  const select = readFileSync(
    join(import.meta.dirname, "..", "..", "loaders", schema, `${table}.sql`),
    "utf8",
  );
  for (const [read] of select.matchAll(/\b(?:staging|indicators)\.\w+/g)) await make(to, read);
  await createFromFile(to, name === "staging.placement_months" ? "view" : "table", schema, table);
}
