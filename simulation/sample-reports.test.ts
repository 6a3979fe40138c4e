import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase, readRows, type Database, type DuckDBConnection } from "../loaders/duckdb.ts";
import { loadFolder } from "../loaders/intake/load-folder.ts";
import { sampleNation, writeSample } from "../loaders/sample/write-sample.ts";
import { buildVerdicts, sampleRaw } from "./sample-database.ts";

const options = { seed: 1, from: "2024-01", to: "2026-10", units: 12 };

/** What the tables of raw hold of units' reports, but for the bytes and where in the file a cell stood. */
const ofReports = {
  submissions: "* exclude (sha256, name) replace (coalesce(made_up, false) as made_up)",
  hode: "* exclude (sha256)",
  plasseringer: "* exclude (sha256, sheet, row)",
  vedtak: "* exclude (sha256, sheet, row)",
  refused: "rule, severity, column_name",
};

async function rawLines(connection: DuckDBConnection): Promise<Record<string, string[]>> {
  const tables = Object.entries(ofReports).map(async ([table, columns]) => {
    const rows = await readRows(
      connection,
      `select raw_rows::varchar as line from (
        select ${columns} from raw.${table}
        where sha256 in (select sha256 from raw.submissions where form = 'unit_report' or form is null)
      ) as raw_rows order by line`,
    );
    return [table, rows.map(({ line }) => String(line))] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

const answersOf = (connection: DuckDBConnection) =>
  readRows(
    connection,
    "select * from results.trend_answers where organisation = 'now' and trend_id = 'stays' order by place_id, quarter",
  );

const made = sampleNation(options);
const folder = mkdtempSync(join(tmpdir(), "sample-"));
let loaded: Database;
let inMemory: Database;
beforeAll(async () => {
  await writeSample(folder, options, () => {});
  await loadFolder({ folder, now: Temporal.Instant.from("2026-11-20T12:00:00Z") });
  loaded = await openDatabase(join(folder, "safety-cells.duckdb"), { readOnly: true });
  inMemory = await sampleRaw(made);
});
afterAll(() => {
  loaded.close();
  inMemory.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a sample in memory has the raw rows of the same sample written and loaded, broken reports too", async () => {
  expect(made.faulty.faults.map(({ rule }) => rule)).toContain("file-encrypted");
  expect(await rawLines(inMemory.connection)).toEqual(await rawLines(loaded.connection));
});

test("and so it has the same verdicts", async () => {
  await buildVerdicts(inMemory, made);
  const answers = await answersOf(inMemory.connection);
  expect(answers.length).toBeGreaterThan(100);
  expect(answers).toEqual(await answersOf(loaded.connection));
});
