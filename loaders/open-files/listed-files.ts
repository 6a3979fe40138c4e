import { mkdirSync } from "node:fs";
import type { ListedFigure } from "../../src/figures/protected.ts";
import type { OpenFile, OpenFiles, Publication } from "../../src/figures/open-files.ts";
import type { Protection } from "../../src/figures/protected.ts";
import type { Site } from "../../src/figures/site.ts";
import { wordsOf } from "../../src/words/words.ts";
import { odsBytes, xlsxBytes } from "../../reports/formats/spreadsheet.ts";
import { arrowBytes, type ArrowColumn } from "../arrow-bytes.ts";
import { appendRows, openDatabase, readRows, type Database, type DuckDBConnection } from "../duckdb.ts";
import { readPlaces } from "../site-data/places.ts";
import { listedWorkbook } from "./listed-workbook.ts";
import { codebookRows, openColumns, type OpenColumn } from "./open-columns.ts";
import { writeCsv, writeParquet } from "./open-csv.ts";
import { describe, fileOf, indicatorColumns, listFiles, pathOf, written, type Making } from "./open-files.ts";

const types = {
  table_id: "varchar",
  organisation: "varchar",
  place_id: "varchar",
  period: "varchar",
  period_start: "date",
  measure_id: "varchar",
  population: "varchar",
  indicator_id: "varchar",
  state: "varchar",
  value: "double",
  lower: "double",
  upper: "double",
  numerator: "double",
  denominator: "double",
  low: "double",
  high: "double",
  method: "varchar",
  provisional: "boolean",
  months_expected: "integer",
  months_reported: "integer",
  units_expected: "integer",
  units_reported: "integer",
} as const satisfies Record<keyof ListedFigure, string>;

const columnNames = Object.keys(types).filter((name): name is keyof typeof types => name in types);

const countTypes = {
  table_id: "varchar",
  name_nb: "varchar",
  shown: "integer",
  zero: "integer",
  hidden: "integer",
  missing: "integer",
};

/**
 * Writes the protected figures of an audience as files for other programs, exactly those that its pages are made of,
 * beside the lists; from the database come the lists alone.
 */
export async function writeListedFiles(
  connection: DuckDBConnection,
  site: Site,
  given: { figures: readonly ListedFigure[]; protection: Protection },
  publication: Publication,
  into: string,
): Promise<OpenFiles> {
  const making = { connection, site, words: wordsOf(site.language), into };
  mkdirSync(into, { recursive: true });
  const listed = await listedTables(given, into);
  try {
    const files = [
      ...(await figureFiles(making, listed.connection, given)),
      ...(await countFiles(making, listed.connection)),
      ...(await placeFiles(making)),
    ];
    const indicators = await readRows(
      connection,
      "select * from reference.indicators where list_contains(string_split($shown, ' '), indicator_id) order by rowid",
      { shown: [...new Set(given.figures.map(({ indicator_id }) => indicator_id))].join(" ") },
    );
    const codebook = [
      ...codebookRows("listed_figures", columnsOf(making, "listed_figures", types), making.words),
      ...codebookRows("protection", columnsOf(making, "protection", countTypes), making.words),
      ...codebookRows("places", await openColumns(connection, "places", making.words), making.words),
      ...codebookRows("indicators", indicatorColumns(making.words), making.words),
    ];
    const all = [...files, ...(await listFiles(making, codebook, indicators))];
    const described = describe(making, publication, ["listed_figures", "protection", "places"], [], all);
    return { ...publication, codebook, files: [...all, described] };
  } finally {
    listed.close();
  }
}

/** The audience's figures and counts as tables in memory, to be written from. */
async function listedTables(
  { figures, protection }: { figures: readonly ListedFigure[]; protection: Protection },
  into: string,
): Promise<Database> {
  const database = await openDatabase(":memory:", { folders: [into] });
  await database.connection.run("create schema listed");
  await database.connection.run(`create table listed.figures (${definitions(types)})`);
  await database.connection.run(`create table listed.protection (${definitions(countTypes)})`);
  await appendRows(
    database.connection,
    "listed",
    "figures",
    figures.map((figure) => Object.fromEntries(columnNames.map((name) => [name, figure[name]]))),
  );
  await appendRows(
    database.connection,
    "listed",
    "protection",
    protection.tables.flatMap(({ table_id, name_nb, counts }) =>
      counts === null
        ? []
        : [
            {
              table_id,
              name_nb,
              shown: counts.shown,
              zero: counts.zero,
              hidden: counts.hidden,
              missing: counts.missing,
            },
          ],
    ),
  );
  return database;
}

function definitions(named: Record<string, string>): string {
  return Object.entries(named)
    .map(([name, type]) => `${name} ${type}`)
    .join(", ");
}

function columnsOf({ words }: Making, table: string, named: Record<string, string>): OpenColumn[] {
  return Object.entries(named).map(([name, type]) => {
    const description = words.files.columns[table]?.[name];
    if (description === undefined) throw new Error(`the codebook does not describe ${table}.${name}`);
    return { name, type: type.toUpperCase(), description };
  });
}

async function figureFiles(
  making: Making,
  listed: DuckDBConnection,
  { figures, protection }: { figures: readonly ListedFigure[]; protection: Protection },
): Promise<OpenFile[]> {
  const rows = {
    from: "from listed.figures",
    given: {},
    columns: columnsOf(making, "listed_figures", types),
    madeUp: making.site.made_up,
  };
  const csv = fileOf(making, { table: "listed_figures", format: "csv" });
  const parquet = fileOf(making, { table: "listed_figures", format: "parquet" });
  const names = new Map((await readPlaces(making.connection)).map(({ place_id, name }) => [place_id, name]));
  const workbook = listedWorkbook({ site: making.site, tables: protection.tables, names, figures });
  return [
    { ...csv, bytes: await writeCsv(listed, pathOf(making, csv), rows) },
    { ...parquet, bytes: await writeParquet(listed, pathOf(making, parquet), rows) },
    written(making, { table: "listed_figures", format: "arrow" }, arrowOf(making.site, figures)),
    written(making, { table: "listed_figures", format: "xlsx" }, await xlsxBytes(workbook)),
    written(making, { table: "listed_figures", format: "ods" }, odsBytes(workbook)),
  ];
}

/** The figures as Arrow, made-up ones with their mark. */
function arrowOf(site: Site, figures: readonly ListedFigure[]): Uint8Array {
  const kinds: Record<string, "text" | "number" | "integer"> = {
    varchar: "text",
    date: "text",
    double: "number",
    integer: "integer",
    boolean: "integer",
  };
  const column = (name: keyof typeof types): ArrowColumn => {
    const cells = figures.map((figure) => figure[name]);
    const kind = kinds[types[name]] ?? "text";
    return kind === "text"
      ? { type: kind, cells: cells.map((cell) => (cell === null ? null : String(cell))) }
      : { type: kind, cells: cells.map((cell) => (cell === null ? null : Number(cell))) };
  };
  return arrowBytes({
    ...Object.fromEntries(columnNames.map((name) => [name, column(name)])),
    ...(site.made_up && { eksempeldata: { type: "integer", cells: figures.map(() => 1) } }),
  });
}

async function countFiles(making: Making, listed: DuckDBConnection): Promise<OpenFile[]> {
  const csv = fileOf(making, { table: "protection", format: "csv" });
  const rows = {
    from: "from listed.protection",
    given: {},
    columns: columnsOf(making, "protection", countTypes),
    madeUp: making.site.made_up,
  };
  return [{ ...csv, bytes: await writeCsv(listed, pathOf(making, csv), rows) }];
}

/** The register of places, which is no figure. */
async function placeFiles(making: Making): Promise<OpenFile[]> {
  const csv = fileOf(making, { table: "places", format: "csv" });
  const rows = {
    from: "from published.places",
    given: {},
    columns: await openColumns(making.connection, "places", making.words),
    madeUp: making.site.made_up,
  };
  return [{ ...csv, bytes: await writeCsv(making.connection, pathOf(making, csv), rows) }];
}
