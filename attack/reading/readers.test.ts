import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { arrowBytes } from "../../loaders/arrow-bytes.ts";
import { openDatabase, type Database } from "../../loaders/duckdb.ts";
import { figureDimensions, jsonStat } from "../../loaders/open-files/json-stat.ts";
import { writeCsv, writeParquet } from "../../loaders/open-files/open-csv.ts";
import { exampleDocument } from "../../reports/document/example-document.ts";
import { pdfBytes } from "../../reports/formats/pdf.ts";
import { odsBytes, xlsxBytes } from "../../reports/formats/spreadsheet.ts";
import { wordBytes } from "../../reports/formats/word.ts";
import { tableContent } from "../../src/parts/table.ts";
import { toHtml } from "../../src/parts/content.ts";
import { figuresIn } from "../found-in-content.ts";
import type { Meaning } from "../meaning.ts";
import type { Found } from "../quantity.ts";
import { readers } from "./file-content.ts";

// A table that is written in every way we write: two places, a quarter and a year, numbers, hidden and none.
const known = [
  ["nordvik", "quarter", "2025-01-01", "stays_started", 14],
  ["nordvik", "quarter", "2025-01-01", "cell_hours", 31.5],
  ["nordvik", "year", "2025-01-01", "stays_started", "hidden"],
  ["nordvik", "year", "2025-01-01", "cell_hours", 120],
  ["norge", "year", "2025-01-01", "stays_started", 1312],
  ["norge", "year", "2025-01-01", "cell_hours", "missing"],
  ["norge", "quarter", "2025-04-01", "stays_started", 0],
  ["norge", "quarter", "2025-04-01", "cell_hours", 0],
] as const;
const lines = known.map(([place, period, start, indicator, said]) =>
  [place, period, start, indicator, said].join(" "),
);

const meaning: Meaning = {
  places: [
    { place_id: "norge", place_level: "country", name: "Norge" },
    { place_id: "nordvik", place_level: "unit", name: "Nordvik fengsel" },
  ].map((place) => ({ ...place, parent_id: "", valid_from: "", valid_to: "", replaced_by: [] })),
  indicators: new Map([
    ["opphold startet", "stays_started"],
    ["timer i celle", "cell_hours"],
  ]),
  measures: new Map([["sikkerhetscelle", "safety_cell"]]),
};

/** What was found, as the lines above; a number as near as it was read. */
function told(found: readonly Found[]): string[] {
  return found.flatMap(({ quantity, said }) => {
    const { place_id, period, period_start, indicator, population, measure_id } = quantity;
    expect([population, measure_id]).toEqual(["adults", "safety_cell"]);
    // Beside a count stands what it is of.
    if (indicator.includes("/")) return [];
    const number = typeof said === "string" ? said : (said.low + said.high) / 2;
    return [[place_id, period, period_start, indicator, number].join(" ")];
  });
}

const folder = mkdtempSync(join(tmpdir(), "readers-"));
let database: Database;

const words = { nordvik: "Nordvik fengsel", norge: "Norge" };
const periods: Record<string, string> = {
  "quarter 2025-01-01": "1. kvartal 2025",
  "quarter 2025-04-01": "2. kvartal 2025",
  "year 2025-01-01": "2025",
};

/** A cell as tables show it, with its number where it has one. */
function cellOf(said: number | "hidden" | "missing") {
  if (typeof said === "string") return { hidden: ":", missing: ".." }[said];
  return { shown: said.toLocaleString("nb-NO"), number: said };
}

const sites = [...new Set(known.map(([place, period, start]) => `${place} ${period} ${start}`))];
const rows = sites.map((site) => {
  const [place = "", period = "", start = ""] = site.split(" ");
  const own = known.filter((one) => one.slice(0, 3).join(" ") === site);
  return [
    place === "norge" ? words.norge : words.nordvik,
    periods[`${period} ${start}`] ?? "",
    "Voksne (18 år og over)",
    ...["stays_started", "cell_hours"].map((indicator) =>
      cellOf(own.find((one) => one[3] === indicator)?.[4] ?? "missing"),
    ),
  ];
});
const columns = ["Sted", "Periode", "Hvem", "Opphold startet", "Timer i celle"].map((label, at) => ({
  label,
  number: at > 2,
}));
const report = exampleDocument([
  { kind: "table", id: "opphold", caption: "Sikkerhetscelle, opphold og timer", columns, rows, notes: [] },
]);

const plant = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const states = { hidden: "suppressed", missing: "not_reported" };

/** A column of text, by its name. */
const text = (name: string, cells: string[]) => [name, { type: "text" as const, cells }] as const;

beforeAll(async () => {
  database = await openDatabase(":memory:", { folders: [folder] });
  const { connection } = database;
  await connection.run("create schema published");
  await connection.run(`create table published.figures (organisation varchar, place_id varchar, period varchar,
    period_start date, measure_id varchar, population varchar, indicator_id varchar, state varchar, value double,
    lower double, upper double, numerator double, denominator double, low double, high double,
    months_expected integer, months_reported integer, units_expected integer, units_reported integer,
    method varchar, provisional boolean)`);
  for (const [place, period, start, indicator, said] of known)
    await connection.run(
      `insert into published.figures by name select 'then' as organisation, $place as place_id, $period as period,
        $start::date as period_start, 'safety_cell' as measure_id, 'adults' as population,
        $indicator as indicator_id, $state as state, ${typeof said === "number" ? said : "null"} as value,
        false as provisional`,
      { place, period, start, indicator, state: typeof said === "number" ? "value" : states[said] },
    );
  const names = ["organisation", "place_id", "measure_id", "population", "period_start"];
  const open = [...names, "period", "indicator_id", "state", "value"].map((name) => ({
    name,
    type: { value: "DOUBLE", period_start: "DATE" }[name] ?? "VARCHAR",
    description: name,
  }));
  const all = { from: "from published.figures", given: {}, columns: open, madeUp: true };
  await writeCsv(connection, join(folder, "tall.csv"), all);
  await writeCsv(connection, join(folder, "tall.csv.gz"), all);
  await writeParquet(connection, join(folder, "tall.parquet"), all);
  const dimensions = await figureDimensions(connection, names, ["norge", "nordvik"]);
  for (const [name, indicator] of meaning.indicators)
    for (const [period, dataset] of await jsonStat(connection, indicator, dimensions, (of) => ({
      label: `Eksempeldata: ${name}`,
      source: "",
      updated: "2026-01-01",
      note: [],
      madeUp: true,
      unit: "",
      dimensions: {},
      contents: {},
      category: (dimension, code) =>
        dimension === "period_start" ? (periods[`${of} ${code}`] ?? code) : code,
      status: {},
    })))
      plant(`${indicator}-${period}.json`, dataset);
  plant(
    "tall.arrow",
    arrowBytes({
      ...Object.fromEntries([
        text(
          "place_id",
          known.map(([place]) => place),
        ),
        text(
          "period",
          known.map(([, period]) => period),
        ),
        text(
          "period_start",
          known.map(([, , start]) => start),
        ),
        text(
          "indicator_id",
          known.map(([, , , indicator]) => indicator),
        ),
        text(
          "state",
          known.map(([, , , , said]) => (typeof said === "number" ? "value" : states[said])),
        ),
      ]),
      value: {
        type: "number",
        cells: known.map(([, , , , said]) => (typeof said === "number" ? said : null)),
      },
    }),
  );
  plant("rapport.xlsx", await xlsxBytes(report));
  plant("rapport.ods", odsBytes(report));
  plant("rapport.docx", await wordBytes(report));
  plant("rapport.pdf", pdfBytes(report, "reader"));
  plant("side.html", `<h1>Norge</h1>${toHtml(tableContent({ caption: "Sikkerhetscelle", columns, rows }))}`);
});

afterAll(() => {
  database?.close();
  rmSync(folder, { recursive: true });
});

/** What the adversary reads of the files whose names begin so, in order. */
async function read(beginning: string): Promise<string[]> {
  const names = readdirSync(folder).filter((name) => name.startsWith(beginning));
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const content = await readers[name.slice(name.lastIndexOf(".") + 1)]?.(readFileSync(path), path);
      if (content === undefined) throw new Error(`no reader of ${name}`);
      return told(figuresIn(content, meaning, name));
    }),
  );
  return [...new Set(found.flat())].toSorted();
}

test.each([
  ["a page", "side.html"],
  ["CSV", "tall.csv"],
  ["CSV packed with gzip", "tall.csv.gz"],
  ["Arrow", "tall.arrow"],
  ["Parquet", "tall.parquet"],
  ["JSON-stat", "stays_started-"],
  ["Excel", "rapport.xlsx"],
  ["OpenDocument", "rapport.ods"],
  ["Word", "rapport.docx"],
  ["PDF", "rapport.pdf"],
])(
  "of a table in %s the adversary reads each number with its place, period and indicator, and no other",
  async (_, name) => {
    const expected =
      name === "stays_started-" ? lines.filter((line) => line.includes("stays_started")) : lines;
    expect(await read(name)).toEqual(expected.toSorted());
  },
);
