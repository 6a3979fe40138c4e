import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { createFindings, createStaging, type BuildLayers } from "../build.ts";
import { createFromFiles, hashOfTable, openDatabase, readRows, type StoredRow } from "../duckdb.ts";
import { readInstant } from "../forms/oslo-time.ts";
import { pseudonym } from "../forms/pseudonym.ts";
import { unitReport, type UnitReport } from "../forms/unit-report.ts";
import { writeCsv } from "../forms/write-report.ts";
import { createRecordTables, nothingDecided } from "../record/record-tables.ts";
import { createReferenceTables } from "../reference-tables.ts";
import { codeLists, readReference } from "../reference/reference.ts";
import { dataFolder, type DataFolder } from "./data-folder.ts";
import { loadFolder, type LoadOptions } from "./load-folder.ts";
import { type LoadResult } from "./load-result.ts";
import { besideFigures } from "../test-rows.ts";

export const form = unitReport(codeLists(readReference()));

/** Seconds since 1970 of a time in Norway, as `2026-03-12T23:15`. */
export function at(text: string): number {
  const reading = readInstant(text);
  if ("problem" in reading) throw new Error(`not a time: ${text}`);
  return reading.seconds;
}

// A nation of two regions and three units of 100 places each.
const places = `place_id,place_level,name,parent_id,valid_from,valid_to,replaced_by,security,women,youth,capacity,safety_cells,source,note
norge,country,Norge,,,,,,,false,,,oppdiktet,
region-nord,region,Region nord,norge,,,,,,false,,,oppdiktet,
region-sor,region,Region sør,norge,,,,,,false,,,oppdiktet,
nes,prison,Nes fengsel,region-nord,,,,,,false,,,oppdiktet,
vik,prison,Vik fengsel,region-sor,,,,,,false,,,oppdiktet,
nes-enhet,unit,Nes fengsel,nes,,,,high,false,false,100,,oppdiktet,
vik-a,unit,"Vik fengsel, avdeling A",vik,,,,high,false,false,100,,oppdiktet,
vik-b,unit,"Vik fengsel, avdeling B",vik,,,,high,false,false,100,,oppdiktet,
`;

/** A data folder of its own, gone when the test is. */
export function newFolder(): DataFolder & { remove(): void } {
  const folder = dataFolder(mkdtempSync(join(tmpdir(), "load-")));
  mkdirSync(folder.inbox);
  mkdirSync(folder.reference);
  writeFileSync(join(folder.reference, "places.csv"), places);
  return { ...folder, remove: () => rmSync(folder.path, { recursive: true, force: true }) };
}

/** Lays a file in the inbox. */
export function put(folder: DataFolder, name: string, content: string | Uint8Array): void {
  const path = join(folder.inbox, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** What a test says of a report; the rest is a report of Nes in March 2026 with one placement, sent on 8 April. */
export interface Said {
  head?: Partial<UnitReport["hode"]>;
  placements?: Partial<UnitReport["plasseringer"][number]>[];
  decisions?: Partial<UnitReport["vedtak"][number]>[];
}

const head: UnitReport["hode"] = {
  enhet: "nes-enhet",
  maned: "2026-03",
  versjon: 1,
  sendt: at("2026-04-08T10:00"),
  omfang: "whole",
  status: "final",
  fangedogn: 3000,
  fangedogn_kvinner: 0,
  fangedogn_under_18: 0,
  sikkerhetsceller: 2,
  sikkerhetssenger: 1,
  forsterkede_celler: 0,
  antall_plasseringer: 1,
  rolle: null,
  eksempeldata: true,
};

const placement: UnitReport["plasseringer"][number] = {
  plassering: "V-1",
  person: pseudonym("en", "nøkkel"),
  kjonn: "man",
  under_18: false,
  tiltak: "safety_cell",
  start: at("2026-03-10T10:00"),
  slutt: at("2026-03-11T10:00"),
  arsaker: ["threats"],
  regelverk: "current",
  bokstav: "a",
  region_varslet: null,
  direktorat_varslet: null,
  helsetjeneste_varslet: null,
  legeuttalelse: null,
  helsetilsyn: null,
  tilsyn: null,
  lengste_tilsynsgap: null,
  lempeligere_midler: null,
  antall_vedtak: null,
  merknad: null,
  trukket: null,
};

/** A made-up report with what the test says of it. */
export function madeUpReport({ head: ofHead, placements = [{}], decisions = [] }: Said = {}): UnitReport {
  return {
    hode: { ...head, antall_plasseringer: placements.length, ...ofHead },
    plasseringer: placements.map((row) => ({ ...placement, ...row })),
    vedtak: decisions.map((row) => ({
      plassering: "V-1",
      vedtatt: placement.start,
      niva: "unit",
      type: "first",
      ...row,
    })),
  };
}

/** The same as a text file with semicolons. */
export function csv(said: Said = {}): Uint8Array {
  return writeCsv(madeUpReport(said), form, "nb", {
    separator: ";",
    encoding: "utf-8",
    bom: false,
    dateStyle: "norwegian",
  });
}

/** A load on 20 April 2026. */
export function load(folder: DataFolder, options: Partial<LoadOptions> = {}): Promise<LoadResult> {
  return loadFolder(optionsOf(folder, options));
}

/** The same where only what is taken in and told is looked at: of the layers, those that the answer is read from. */
export function loadReports(folder: DataFolder, options: Partial<LoadOptions> = {}): Promise<LoadResult> {
  return loadFolder(optionsOf(folder, options), layersOfAnswer);
}

const optionsOf = (folder: DataFolder, options: Partial<LoadOptions>): LoadOptions => ({
  folder: folder.path,
  now: Temporal.Instant.from("2026-04-20T10:00:00Z"),
  ...options,
});

/** What the reports say that their senders are not told of. */
const besideAnswer = new Set([
  ...besideFigures,
  "memberships",
  "part_memberships",
  "chained_stays",
  "stay_rows",
  "stays",
  "stay_reasons",
  "decisions_stated",
  "decisions",
  "undecided",
  "bridge_stays",
  "placement_months",
]);

const layersOfAnswer: BuildLayers = async (connection, { reference, run, decided = nothingDecided }) => {
  await createReferenceTables(connection, reference, run);
  await createRecordTables(connection, decided);
  await createStaging(connection, (name) => !besideAnswer.has(name));
  await createFindings(connection);
  await connection.run("create schema results");
  await createFromFiles(connection, "table", "results", ["findings_across"]);
};

/** Rows of the database in the folder. */
export async function rowsOf(folder: DataFolder, sql: string): Promise<StoredRow[]> {
  const database = await openDatabase(folder.database, { readOnly: true });
  try {
    return await readRows(database.connection, sql);
  } finally {
    database.close();
  }
}

/** One hash per table of `results`, `followup` and `published`. */
export async function hashesOf(folder: DataFolder): Promise<Record<string, string>> {
  const database = await openDatabase(folder.database, { readOnly: true });
  try {
    const tables = await readRows(
      database.connection,
      `select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('results', 'followup', 'published') and table_type = 'BASE TABLE' order by all`,
    );
    const hashes = tables.map(async ({ name }) => [
      name,
      await hashOfTable(database.connection, String(name)),
    ]);
    return Object.fromEntries(await Promise.all(hashes));
  } finally {
    database.close();
  }
}
