import { createStaging, periodTables, seriesTables } from "../loaders/build.ts";
import { createFromFiles, openDatabase, type Database } from "../loaders/duckdb.ts";
import { fillRaw } from "../loaders/intake/fill-raw.ts";
import { hashedPerson } from "../loaders/intake/person-key.ts";
import { formsOf } from "../loaders/intake/read-report.ts";
import { createRawTables } from "../loaders/raw-tables.ts";
import { createRecordTables, nothingDecided } from "../loaders/record/record-tables.ts";
import { createReferenceTables } from "../loaders/reference-tables.ts";
import type { Reference } from "../loaders/reference/reference.ts";
import { readSeriesParts } from "../loaders/results/place-series.ts";
import { createTrendAnswers, readTrendSearch, trendsFound } from "../loaders/results/trend-answers.ts";
import type { Faulty } from "../loaders/sample/faults.ts";
import { asOf, knownAt } from "../loaders/sample/monthly-reports.ts";
import type { Norway } from "../loaders/sample/norway.ts";
import { samplePersonKey } from "../loaders/sample/write-sample.ts";
import { readSampleReports } from "./sample-reports.ts";

/** A made-up nation with what was sent of it, and the lists that it is held against. */
export interface SampleNation {
  nation: Norway;
  faulty: Faulty;
  reference: Reference;
}

/** A database in memory with the raw tables of the nation's unit reports. */
export async function sampleRaw({ nation, faulty, reference }: SampleNation): Promise<Database> {
  const database = await openDatabase();
  const key = samplePersonKey(nation.seed);
  const forms = formsOf(reference, (person) => hashedPerson(person, key));
  await createRawTables(database.connection);
  await fillRaw(
    database.connection,
    await readSampleReports(nation, faulty, { reference, forms, overrides: [] }),
  );
  return database;
}

/** Makes everything from `reference` to `results.trend_answers` that verdicts need, and no more. */
export async function buildVerdicts(
  { connection }: Pick<Database, "connection">,
  { nation, reference }: Pick<SampleNation, "nation" | "reference">,
): Promise<void> {
  await connection.run("begin");
  const run = {
    asOf: asOf(nation),
    knownAt: knownAt(nation),
    madeUp: true,
    title: "Simulering",
    version: "",
  };
  await createReferenceTables(connection, reference, run);
  await createRecordTables(connection, nothingDecided);
  await createStaging(connection);
  await connection.run("create schema indicators");
  for (const table of [...periodTables, ...seriesTables]) {
    await createFromFiles(connection, "table", "indicators", [table]);
    // The truth is told of places as they are now.
    if (table === "unit_stretches")
      await connection.run("delete from indicators.unit_stretches where organisation = 'then'");
  }
  await connection.run("create schema results");
  const search = await readTrendSearch(connection, await readSeriesParts(connection));
  await createTrendAnswers(connection, await trendsFound(search));
  await connection.run("commit");
}
