import { createIndicators, createStaging } from "../../loaders/build.ts";
import { openDatabase } from "../../loaders/duckdb.ts";
import { createRawTables } from "../../loaders/raw-tables.ts";
import { readReference } from "../../loaders/reference/reference.ts";
import { createRecordTables, nothingDecided } from "../../loaders/record/record-tables.ts";
import { createReferenceTables } from "../../loaders/reference-tables.ts";
import { fillRaw } from "./fill-raw.ts";

// From a CSV of placements to the indicators, by the statements that every load runs.
const [csv = "", database = "", asOf = ""] = process.argv.slice(2);
const parts: { part: string; seconds: number }[] = [];
async function timed(part: string, work: Promise<void>): Promise<void> {
  const before = performance.now();
  await work;
  parts.push({ part, seconds: (performance.now() - before) / 1000 });
}

const { connection, close } = await openDatabase(database, { locked: false });
await timed(
  "raw",
  createRawTables(connection).then(() => fillRaw(connection, csv)),
);
await createReferenceTables(connection, readReference(), { asOf, madeUp: true, title: "", version: "" });
await createRecordTables(connection, nothingDecided);
await timed("staging", createStaging(connection));
await timed("indicators", createIndicators(connection));
await timed(
  "written",
  connection.run("checkpoint").then(() => close()),
);
console.log(JSON.stringify(parts));
