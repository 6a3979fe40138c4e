import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { text } from "../site-data/cells.ts";
import { readPlaces } from "../site-data/places.ts";
import { periods, states } from "../../src/figures/figure.ts";
import {
  openTables,
  type CodebookRow,
  type ListedFile,
  type OpenFile,
  type OpenFiles,
  type OpenTable,
  type Publication,
} from "../../src/figures/open-files.ts";
import type { Site } from "../../src/figures/site.ts";
import { wordsOf, type Words } from "../../src/words/words.ts";
import { description, type DescribedSet } from "./description.ts";
import { figureDimensions, jsonStat } from "./json-stat.ts";
import { codebookRows, openColumns, type OpenColumn } from "./open-columns.ts";
import { writeCsv, writeParquet } from "./open-csv.ts";

export interface Making {
  connection: DuckDBConnection;
  site: Site;
  words: Words;
  /** The folder that the files are written to. */
  into: string;
}

const fileNames: Record<OpenFile["table"], string> = {
  figures: "tall",
  part_figures: "tall-etter-arsak-og-sikkerhetsniva",
  trend_answers: "svar",
  duties: "folges-reglene",
  unit_months: "rapporter",
  places: "steder",
  history: "historikk",
  indicators: "indikatorer",
  codebook: "kodebok",
  description: "beskrivelse",
  listed_figures: "tall",
  protection: "skjerming",
};

const periodNames: Record<string, string> = {
  month: "maned",
  quarter: "kvartal",
  year: "ar",
  last_12: "siste-12-maneder",
};

/** Writes the published tables as files for other programs, with their codebook and description. */
export async function writeOpenFiles(
  connection: DuckDBConnection,
  site: Site,
  publication: Publication,
  into: string,
): Promise<OpenFiles> {
  const making = { connection, site, words: wordsOf(site.language), into };
  mkdirSync(into, { recursive: true });
  const columns = new Map<OpenTable, OpenColumn[]>();
  for (const table of openTables) columns.set(table, await openColumns(connection, table, making.words));
  const indicators = await readRows(connection, indicatorsShown);
  const codebook = [
    ...[...columns].flatMap(([table, own]) => codebookRows(table, own, making.words)),
    ...codebookRows("indicators", indicatorColumns(making.words), making.words),
  ];
  const files = [
    ...(await wholeTables(making, columns)),
    ...(await indicatorFiles(making, columns.get("figures") ?? [], indicators)),
    ...(await listFiles(making, codebook, indicators)),
  ];
  return {
    ...publication,
    codebook,
    files: [...files, describe(making, publication, openTables, indicators, files)],
  };
}

// The indicators that have figures, in the order of their list.
const indicatorsShown = `
select *
from reference.indicators
where indicator_id in (select distinct indicator_id from published.figures)
order by rowid`;

// All figures as one file of text would be too heavy for most programs: each indicator has a file of its own.
const onlyAsParquet: OpenTable[] = ["figures"];
const packed: OpenTable[] = ["part_figures"];

/** Each table as one Parquet file, and as one CSV file, packed where it is heavy. */
async function wholeTables(making: Making, columns: Map<OpenTable, OpenColumn[]>): Promise<OpenFile[]> {
  const files: OpenFile[] = [];
  for (const [table, own] of columns) {
    const rows = { from: `from published.${table}`, given: {}, columns: own, madeUp: making.site.made_up };
    const parquet = fileOf(making, { table, format: "parquet" });
    files.push({ ...parquet, bytes: await writeParquet(making.connection, pathOf(making, parquet), rows) });
    if (onlyAsParquet.includes(table)) continue;
    const csv = fileOf(making, { table, format: packed.includes(table) ? "csv-packed" : "csv" });
    files.push({ ...csv, bytes: await writeCsv(making.connection, pathOf(making, csv), rows) });
  }
  return files;
}

/** Each indicator's figures as one CSV file, and as one JSON-stat dataset for each kind of period. */
async function indicatorFiles(
  making: Making,
  columns: OpenColumn[],
  indicators: StoredRow[],
): Promise<OpenFile[]> {
  const { connection, site } = making;
  const places = await readPlaces(connection);
  const names = new Map(places.map(({ place_id, name }) => [place_id, name]));
  const dimensions = await figureDimensions(
    connection,
    columns.map(({ name }) => name),
    [...names.keys()],
  );
  const files: OpenFile[] = [];
  for (const row of indicators) {
    const indicator = text(row, "indicator_id");
    const csv = fileOf(making, { table: "figures", format: "csv", indicator_id: indicator });
    const bytes = await writeCsv(connection, pathOf(making, csv), {
      from: "from published.figures where indicator_id = $indicator",
      given: { indicator },
      columns,
      madeUp: site.made_up,
    });
    files.push({ ...csv, bytes });
    const datasets = await jsonStat(connection, indicator, dimensions, (period) =>
      datasetWords(making, row, period, names),
    );
    for (const period of periods) {
      const dataset = datasets.get(period);
      if (dataset !== undefined)
        files.push(
          written(
            making,
            { table: "figures", format: "json-stat", indicator_id: indicator, period },
            dataset,
          ),
        );
    }
  }
  return files;
}

function datasetWords(
  { site, words }: Making,
  indicator: StoredRow,
  period: string,
  names: Map<string, string>,
) {
  const label = words.files;
  const measures = new Map(site.measures.map(({ measure_id, name_nb }) => [measure_id, name_nb]));
  const title = label.of(text(indicator, "name_nb"), (label.periods[period] ?? period).toLowerCase());
  return {
    label: site.made_up ? label.madeUp(title) : title,
    source: words.source({
      madeUp: site.made_up,
      credit: site.credit,
      reports: null,
      methods: [],
      knownOn: site.known_at,
    }),
    updated: site.known_at,
    note: [...(site.made_up ? [label.madeUpNote] : []), text(indicator, "definition_nb"), label.statusNote],
    madeUp: site.made_up,
    unit: text(indicator, "unit_nb"),
    dimensions: label.dimensions,
    contents: label.contents,
    category: (dimension: string, code: string) =>
      (dimension === "place_id"
        ? names.get(code)
        : dimension === "measure_id"
          ? measures.get(code)
          : dimension === "period_start"
            ? words.period(period, code)
            : label.code(dimension, code)) ?? code,
    status: {
      ...Object.fromEntries(
        states.filter((state) => state !== "value").map((state) => [state, words.stateOf(state)]),
      ),
      provisional: label.provisional,
    },
  };
}

/** The lists that the codes of the other files stand in, and the codebook. */
export async function listFiles(
  making: Making,
  codebook: CodebookRow[],
  shown: readonly StoredRow[],
): Promise<OpenFile[]> {
  const { connection, words, site } = making;
  const indicators = fileOf(making, { table: "indicators", format: "csv" });
  const bytes = await writeCsv(connection, pathOf(making, indicators), {
    from: "from reference.indicators where list_contains(string_split($shown, ' '), indicator_id) order by rowid",
    given: { shown: shown.map((row) => text(row, "indicator_id")).join(" ") },
    columns: indicatorColumns(words),
    madeUp: site.made_up,
  });
  const lines = codebook.map(({ table, column, type, description: said, codes }) => [
    table,
    column,
    type,
    said,
    codes,
    ...(site.made_up ? ["true"] : []),
  ]);
  const head = ["table", "column", "type", "description", "codes", ...(site.made_up ? ["eksempeldata"] : [])];
  return [
    { ...indicators, bytes },
    written(
      making,
      { table: "codebook", format: "csv" },
      `${[head, ...lines].map((line) => line.map(quoted).join(",")).join("\n")}\n`,
    ),
  ];
}

const quoted = (field: string) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

export function indicatorColumns(words: Words): OpenColumn[] {
  return Object.entries(words.files.columns["indicators"] ?? {}).map(([name, said]) => ({
    name,
    type: name === "per" ? "DOUBLE" : "VARCHAR",
    description: said,
  }));
}

/** The description of the files of some tables, and of each indicator that has files of its own. */
export function describe(
  making: Making,
  publication: Publication,
  tablesOf: readonly (OpenTable | ListedFile)[],
  indicators: StoredRow[],
  files: OpenFile[],
): OpenFile {
  const { site, words } = making;
  const label = words.files;
  const marked = (title: string) => (site.made_up ? label.madeUp(title) : title);
  const noted = (said: string) => (site.made_up ? `${label.madeUpNote} ${said}` : said);
  const tables = tablesOf.map((table) => ({
    id: fileNames[table],
    title: marked(label.titles[table] ?? table),
    description: noted(label.descriptions[table] ?? ""),
    files: files.filter((file) => file.table === table && file.indicator_id === null),
  }));
  const each = indicators.map((row): DescribedSet => ({
    id: `tall-${text(row, "indicator_id")}`,
    title: marked(text(row, "name_nb")),
    description: noted(text(row, "definition_nb")),
    files: files.filter(({ indicator_id }) => indicator_id === text(row, "indicator_id")),
  }));
  const told = description({
    ...publication,
    title: site.title,
    description: noted(label.publicData),
    from: `${site.first_month}-01`,
    to: lastDay(site.last_month),
    knownAt: site.known_at,
    sets: [...tables, ...each],
  });
  return written(making, { table: "description", format: "json-ld" }, `${JSON.stringify(told, null, 1)}\n`);
}

function lastDay(month: string): string {
  const [year = 0, of = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
}

type Named = Pick<OpenFile, "table" | "format"> & Partial<Pick<OpenFile, "indicator_id" | "period">>;

const endings: Record<OpenFile["format"], string> = {
  csv: "csv",
  "csv-packed": "csv.gz",
  parquet: "parquet",
  arrow: "arrow",
  xlsx: "xlsx",
  ods: "ods",
  "json-stat": "json",
  "json-ld": "jsonld",
};

/** A file by what it holds: its name stays the same from build to build. */
export function fileOf({ site }: Making, file: Named): OpenFile {
  const { indicator_id = null, period = null } = file;
  const parts = [
    ...(site.made_up ? ["eksempeldata"] : []),
    fileNames[file.table],
    ...(indicator_id === null ? [] : [indicator_id.replaceAll("_", "-")]),
    ...(period === null ? [] : [periodNames[period] ?? period]),
  ];
  return { ...file, indicator_id, period, name: `${parts.join("-")}.${endings[file.format]}`, bytes: 0 };
}

export const pathOf = ({ into }: Making, { name }: OpenFile) => join(into, name);

/** Writes a file, and says what it weighs. */
export function written(making: Making, named: Named, content: string | Uint8Array): OpenFile {
  const file = fileOf(making, named);
  writeFileSync(pathOf(making, file), content);
  return { ...file, bytes: statSync(pathOf(making, file)).size };
}
