import { createFromFiles, readRows, type DuckDBConnection, type StoredRow } from "./duckdb.ts";
import {
  buildLayers,
  createCells,
  createFigures,
  createFindings,
  createFollowup,
  createPeriods,
  createStaging,
  type Run,
} from "./build.ts";
import { readInstant } from "./forms/oslo-time.ts";
import { appendRaw, createRawTables, type RawTable } from "./raw-tables.ts";
import { readReference, type CubePart, type Place, type Reference } from "./reference/reference.ts";
import { createRecordTables, nothingDecided, type Decided } from "./record/record-tables.ts";
import { createReferenceTables } from "./reference-tables.ts";
import type { NewRow } from "./duckdb.ts";
import { testDatabase, type TestDatabase } from "./test-database.ts";

/** Seconds since 1970 of a time in Norway, as `2026-03-12 23:15`. */
export function at(text: string): number {
  const reading = readInstant(text);
  if (!("seconds" in reading)) throw new Error(`not a time: ${text}`);
  return reading.seconds;
}

export interface PlacementRow {
  id: string;
  person?: string | null;
  woman?: boolean;
  under18?: boolean;
  measure?: string;
  /** `2026-03-12 23:15` */
  start: string;
  end?: string;
  reasons?: string[];
  /** The legal ground, of the act in force where nothing else is said. */
  letter?: string;
  regime?: string;
  decisions?: number;
  regionTold?: string;
  /** Minutes. */
  longestGap?: number;
  healthVisits?: number;
}

export interface ReportRow {
  unit: string;
  month: string;
  version?: number;
  sent?: string;
  received?: string;
  partial?: boolean;
  provisional?: boolean;
  stated?: number | null;
  setAside?: number;
  /** Null where it could not be read, as of the others in the head. */
  prisonDays?: number | null;
  women?: number | null;
  under18?: number | null;
  cells?: number | null;
  beds?: number | null;
  sha256?: string;
  placements?: PlacementRow[];
  /** Ids of placements that the report withdraws. */
  withdrawn?: string[];
  decisions?: { id: string; at: string; level?: string; type?: string }[];
}

export type RawRows = Partial<Record<RawTable, NewRow[]>>;

/** The raw rows of unit reports: version 1, whole, final, complete, sent on the 5th, where nothing else is said. */
export function reports(...given: ReportRow[]): RawRows {
  const parts = given.map(rowsOfReport);
  return together(...parts);
}

export function together(...parts: RawRows[]): RawRows {
  const tables = [...new Set(parts.flatMap((part) => Object.keys(part)))];
  const isTable = (name: string): name is RawTable => tables.includes(name);
  return Object.fromEntries(
    tables.filter(isTable).map((table) => [table, parts.flatMap((part) => part[table] ?? [])]),
  );
}

function rowsOfReport(report: ReportRow): RawRows {
  const placements = report.placements ?? [];
  const version = report.version ?? 1;
  const sent = report.sent ?? `${nextMonth(report.month)}-05 12:00`;
  const sha256 = report.sha256 ?? `${report.unit} ${report.month} ${version}`;
  const setAside = report.setAside ?? 0;
  return {
    submissions: [
      {
        sha256,
        name: `${report.unit}_${report.month}_v${version}.xlsx`,
        form: "unit_report",
        received_at: at(report.received ?? sent),
        made_up: true,
        status: setAside > 0 ? "accepted_with_rows_set_aside" : "accepted",
        rows_read: placements.length + setAside,
        rows_accepted: placements.length,
        rows_set_aside: setAside,
        placements_set_aside: setAside,
      },
    ],
    hode: [
      {
        sha256,
        enhet: report.unit,
        maned: report.month,
        versjon: version,
        sendt: at(sent),
        omfang: report.partial ? "partial" : "whole",
        status: report.provisional ? "provisional" : "final",
        fangedogn: report.prisonDays === undefined ? 1000 : report.prisonDays,
        fangedogn_kvinner: report.women === undefined ? 0 : report.women,
        fangedogn_under_18: report.under18 === undefined ? 0 : report.under18,
        sikkerhetsceller: report.cells === undefined ? 1 : report.cells,
        sikkerhetssenger: report.beds === undefined ? 0 : report.beds,
        forsterkede_celler: 0,
        antall_plasseringer: report.stated === undefined ? placements.length + setAside : report.stated,
      },
    ],
    plasseringer: placements.map((placement, index) => ({
      sha256,
      sheet: "Plasseringer",
      row: index + 2,
      enhet: report.unit,
      plassering: placement.id,
      person: placement.person === undefined ? `H-${report.unit}-${placement.id}` : placement.person,
      kjonn: placement.woman ? "woman" : "man",
      under_18: placement.under18 ?? false,
      tiltak: placement.measure ?? "safety_cell",
      start: at(placement.start),
      slutt: placement.end === undefined ? null : at(placement.end),
      arsaker: placement.reasons,
      regelverk: placement.regime ?? (placement.letter === undefined ? null : "current"),
      bokstav: placement.letter,
      antall_vedtak: placement.decisions,
      region_varslet: placement.regionTold === undefined ? null : at(placement.regionTold),
      lengste_tilsynsgap: placement.longestGap,
      helsetilsyn: placement.healthVisits,
      presisjon: "minute",
    })),
    trukket: (report.withdrawn ?? []).map((plassering, index) => ({
      sha256,
      sheet: "Plasseringer",
      row: placements.length + index + 2,
      enhet: report.unit,
      plassering,
    })),
    vedtak: (report.decisions ?? []).map((decision, index) => ({
      sha256,
      sheet: "Vedtak",
      row: index + 2,
      enhet: report.unit,
      plassering: decision.id,
      vedtatt: at(decision.at),
      niva: decision.level ?? "unit",
      type: decision.type ?? "first",
    })),
  };
}

/** The raw rows of a file `s.csv` read by a profile, whose source tells neither persons nor prison days; of exclusions, by day. */
export function profiled(sha256: string, { file, places, placements }: ProfiledFile): RawRows {
  return {
    submissions: [
      {
        sha256,
        name: "s.csv",
        form: "profile",
        profile_id: "s",
        received_at: 0,
        made_up: false,
        status: "accepted",
        rows_set_aside: 0,
      },
    ],
    profile_files: [
      {
        sha256,
        profile_id: "s",
        persons_available: false,
        prison_days_available: false,
        ...file,
      },
    ],
    profile_places: places.map((row) => ({ sha256, ...row })),
    plasseringer: placements.map((row) => ({ sha256, tiltak: "exclusion", presisjon: "day", ...row })),
  };
}

interface ProfiledFile {
  file: Record<
    "covers_from" | "covers_to" | "comparable_from" | "comparable_to" | "unit_months_without_rows",
    string
  >;
  places: NewRow[];
  placements: NewRow[];
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** One stretch of a place's time, under the country unless something else is said. */
export function place(
  level: Place["place_level"],
  id: string,
  parent: string | null,
  given: Partial<Place> = {},
): Place {
  return {
    place_id: id,
    place_level: level,
    name: id,
    parent_id: parent,
    valid_from: null,
    valid_to: null,
    replaced_by: [],
    security: "high",
    women: null,
    youth: false,
    capacity: null,
    safety_cells: null,
    source: "made up",
    note: null,
    ...given,
  };
}

/** A country with one region, its one prison and that one's one unit `ila-enhet`. */
export const oneUnit: Place[] = [
  place("country", "norge", null),
  place("region", "region-ost", "norge"),
  place("prison", "ila", "region-ost"),
  place("unit", "ila-enhet", "ila"),
];

const populations = ["adults", "women", "men", "under_18"] as const;
const everything: CubePart[] = populations.map((population) => ({
  measure_id: "safety_cell",
  population,
  security: ["all"],
  reason: ["all"],
  periods: ["month", "quarter", "year", "last_12"],
  indicators: ["all"],
  source: "made up",
}));

/** All that can be asked of exclusions, by month and for 12 of them. */
export const ofExclusions: CubePart[] = [
  {
    measure_id: "exclusion",
    population: "adults",
    security: ["all"],
    reason: ["all"],
    periods: ["month", "last_12"],
    indicators: ["all"],
    source: "made up",
  },
];

export interface Built extends TestDatabase {
  rows(sql: string): Promise<StoredRow[]>;
  /** The figures of all that is asked for; of the country, now, of adults in a safety cell where nothing is. */
  figures(where: Partial<Record<string, string>>): Promise<StoredRow[]>;
}

type Given = Partial<Run> & { places?: Place[]; reference?: Partial<Reference>; decided?: Decided };
type Inputs = Parameters<typeof buildLayers>[1];

/** A database in memory with these raw rows and everything that is made of them. */
export const built = (raw: RawRows, given: Given = {}): Promise<Built> => builtBy(buildLayers, raw, given);

/** The same with nothing beyond the figures, which is much quicker to make. */
export const builtFigures = (raw: RawRows, given: Given = {}): Promise<Built> =>
  builtBy(buildFigures, raw, given);

/** The same with nothing beyond what the reports say, and what is found in them. */
export const builtStaging = (raw: RawRows, given: Given = {}): Promise<Built> =>
  builtBy(buildStaging, raw, given);

/** The same with the unit months, findings and lists to follow up that are made of the reports and no figure. */
export const builtReports = (raw: RawRows, given: Given = {}): Promise<Built> =>
  builtBy(buildReports, raw, given);

async function buildReports(connection: DuckDBConnection, inputs: Inputs): Promise<void> {
  await buildStaging(connection, inputs);
  await connection.run("create schema results");
  await createFromFiles(connection, "table", "results", [
    "places",
    "unit_months",
    "findings_across",
    "findings",
  ]);
  await createFollowup(connection);
  await connection.run("create schema published");
  await createFromFiles(connection, "view", "published", ["unit_months", "findings"]);
}

async function buildStaging(
  connection: DuckDBConnection,
  { reference, run, decided }: Inputs,
): Promise<void> {
  await createReferenceTables(connection, reference, run);
  await createRecordTables(connection, decided ?? nothingDecided);
  await createStaging(connection);
  await createFindings(connection);
}

/** What the reports say that no figure is made of. */
export const besideFigures: ReadonlySet<string> = new Set([
  "later_reports",
  "told",
  "care",
  "duties",
  "listed_stays",
  "region_reports",
  "history",
  "month_revisions",
  "overrides",
]);

async function buildFigures(connection: DuckDBConnection, { reference, run }: Inputs): Promise<void> {
  await createReferenceTables(connection, reference, run);
  await createRecordTables(connection, nothingDecided);
  await createStaging(connection, (name) => !besideFigures.has(name));
  await createPeriods(connection);
  await createCells(connection);
  await createFigures(connection);
  await connection.run("create schema published");
  await connection.run("create view published.figures as from results.figures");
}

let lists: Reference | undefined;

/** The project's own lists, read once. */
function projectLists(): Reference {
  lists ??= readReference();
  return lists;
}

async function builtBy(
  build: (connection: DuckDBConnection, inputs: Inputs) => Promise<void>,
  raw: RawRows,
  { places = oneUnit, reference, decided = nothingDecided, ...run }: Given,
): Promise<Built> {
  const database = await testDatabase();
  const { connection } = database;
  await createRawTables(connection);
  const isTable = (name: string): name is RawTable => name in raw;
  for (const table of Object.keys(raw).filter(isTable)) await appendRaw(connection, table, raw[table] ?? []);
  await build(connection, {
    reference: { ...projectLists(), places, cube: everything, ...reference },
    decided,
    run: { asOf: "2026-11-20", madeUp: true, title: "Test", version: "0", ...run },
  });
  const rows = (sql: string) => readRows(connection, sql);
  const defaults = {
    organisation: "now",
    place_id: "norge",
    measure_id: "safety_cell",
    population: "adults",
  };
  return {
    ...database,
    rows,
    figures(where) {
      const conditions = Object.entries({ ...defaults, ...where }).map(
        ([column, is]) => `${column} = '${is}'`,
      );
      return rows(`select * from published.figures where ${conditions.join(" and ")} order by all`);
    },
  };
}
