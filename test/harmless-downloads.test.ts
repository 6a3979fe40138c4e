import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { readOds } from "hucre/ods";
import { readXlsx } from "hucre/xlsx";
import { afterAll, describe, expect, test } from "vitest";
import { checkedReport } from "../loaders/check/check-file.ts";
import { readableSheets } from "../loaders/intake/readable-sheets.ts";
import { markedWorkbook } from "../loaders/check/marked-workbook.ts";
import { openDatabase } from "../loaders/duckdb.ts";
import { csv } from "../loaders/intake/test-folder.ts";
import { writeCsv } from "../loaders/open-files/open-csv.ts";
import { limitsOf } from "../loaders/readers/read-file.ts";
import { zipParts } from "../loaders/readers/zip-parts.ts";
import { built, oneUnit, reports } from "../loaders/test-rows.ts";
import { exampleDocument } from "../reports/document/example-document.ts";
import { odsBytes, xlsxBytes } from "../reports/formats/spreadsheet.ts";
import { periodFigures } from "../reports/period-figures.ts";
import { tableCsv, type Table } from "../src/parts/table.ts";
import { tableWorkbook } from "../src/parts/table-workbook.ts";
import { wordsOf } from "../src/words/words.ts";

const folder = mkdtempSync(join(tmpdir(), "harmless-"));
afterAll(() => rmSync(folder, { recursive: true }));

const formulas = ["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"];
const columns = [
  { label: "=sted", number: false },
  { label: "tall", number: true },
];
const table: Table = {
  caption: "=Tabell",
  columns,
  rows: formulas.map((text) => [text, { shown: "−3,5", number: -3.5 }]),
};

const cellsOf = (text: string, delimiter = ";"): string[][] =>
  parse(text.replace("\ufeff", ""), { delimiter, relax_column_count: true, skip_empty_lines: true });

/** The first two cells of rows of text of which the first is each of the formulas, kept from being one. */
const guarded = formulas.map((text) => [`'${text}`, "-3,5"]);

const column = (name: string, type: string) => ({ name, type, description: "" });

/** Every cell of a workbook, and whether any part of it holds a formula. */
async function workbookOf(bytes: Uint8Array, kind: "xlsx" | "ods") {
  const { sheets } = await (kind === "xlsx" ? readXlsx(bytes) : readOds(bytes));
  const parts = [...zipParts(bytes, limitsOf(20))].filter(([name]) =>
    /sheets\/[^/]*\.xml$|content\.xml$/.test(name),
  );
  const xml = parts.map(([, part]) => new TextDecoder().decode(part.unpack())).join("");
  return {
    cells: sheets.flatMap(({ rows }) => rows.flat()),
    hasFormula: /<f[ >]|table:formula/.test(xml),
    xml,
  };
}

describe("a text that begins as a formula does, in a table", () => {
  test("of the site, as CSV is kept from being one, and a negative number stays a number", () => {
    const lines = cellsOf(tableCsv(["=over"], table));
    expect(lines[0]).toEqual(["'=over"]);
    expect(lines.slice(-formulas.length)).toEqual(guarded);
  });

  test("of the site, as a workbook is text", async () => {
    const label = { sheet: "Tabell", about: "Om" };
    const { cells, hasFormula } = await workbookOf(
      await tableWorkbook({ above: ["=over"], table, label }),
      "xlsx",
    );
    expect(hasFormula).toBe(false);
    expect(cells).toEqual(expect.arrayContaining(["=over", "=sted", ...formulas.slice(0, 4)]));
    expect(cells.filter((cell) => cell === -3.5)).toHaveLength(formulas.length);
  });

  test.each(["xlsx", "ods"] as const)("of a report, as %s is text", async (kind) => {
    const report = exampleDocument([
      {
        kind: "table",
        id: "t",
        caption: "=Tabell",
        columns,
        rows: [["=1+1", { shown: "−3,5", number: -3.5 }]],
        notes: ["@note"],
      },
    ]);
    const bytes = kind === "xlsx" ? await xlsxBytes(report) : odsBytes(report);
    const { cells, hasFormula } = await workbookOf(bytes, kind);
    expect(hasFormula).toBe(false);
    expect(cells).toEqual(expect.arrayContaining(["=1+1", -3.5]));
  });

  test("of the open files, as CSV is kept from being one by the same rule", async () => {
    const database = await openDatabase(":memory:", { folders: [folder] });
    const path = join(folder, "open.csv");
    const texts = [...formulas, "-3 %", "- ro", "Ila", "-3.5"];
    await database.connection.run(
      `create table given as select unnest([${texts.map((_, at) => `$t${at}`).join(", ")}]) as text, -3.5 as number`,
      Object.fromEntries(texts.map((text, at) => [`t${at}`, text])),
    );
    await writeCsv(database.connection, path, {
      from: "from given",
      given: {},
      columns: [column("text", "VARCHAR"), column("number", "DECIMAL")],
      madeUp: false,
    });
    database.close();
    const [, ...rows] = cellsOf(readFileSync(path, "utf8"), ",");
    const plain = { caption: "", columns: [], rows: texts.map((text) => [text]) };
    const bySite = cellsOf(tableCsv([], plain)).map(([cell]) => cell);
    expect(rows.map(([cell]) => cell)).toEqual(bySite);
    expect(new Set(rows.map(([, number]) => number))).toEqual(new Set(["-3.5"]));
  });

  test("of a quarter's figures is kept from being one", async () => {
    const database = await built(reports({ unit: "ila-enhet", month: "2026-01" }), {
      places: oneUnit.map((row) => (row.place_id === "region-ost" ? { ...row, name: "=Øst" } : row)),
    });
    const scope = { place_id: "region-ost", period: "quarter", start: "2026-01-01" } as const;
    const text = await periodFigures(database.connection, scope, wordsOf("nb"));
    database.close();
    expect(text).toContain("'=Øst");
    expect(
      cellsOf(text ?? "")
        .flat()
        .filter((cell) => /^[=@\t\r]/.test(cell)),
    ).toEqual([]);
  });

  test("of a report that is given back marked, as a workbook is text", async () => {
    const bytes = csv({
      placements: formulas.slice(0, 4).map((merknad, at) => ({ plassering: `V-${at}`, merknad })),
    });
    const findings = [
      { rule: "unknown-code", sheet: "Plasseringer", row: 20, column: "merknad", found: "=1+1" },
    ];
    const report = { findings, rows_read: 4, rows_set_aside: 1, made_up: true };
    const file = checkedReport("nes.csv", report, await readableSheets("nes.csv", bytes));
    const { cells, hasFormula } = await workbookOf(await markedWorkbook(file, "after", "nb"), "xlsx");
    expect(hasFormula).toBe(false);
    expect(cells).toEqual(expect.arrayContaining(formulas.slice(0, 4)));
  });
});
