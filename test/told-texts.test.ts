import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { arrowBytes } from "../loaders/arrow-bytes.ts";
import { openDatabase } from "../loaders/duckdb.ts";
import { exampleDocument } from "../reports/document/example-document.ts";
import { pdfBytes } from "../reports/formats/pdf.ts";
import { odsBytes, xlsxBytes } from "../reports/formats/spreadsheet.ts";
import { wordBytes } from "../reports/formats/word.ts";
import { canariesOf, foundIn, toldTexts } from "./told-texts.ts";

const folder = mkdtempSync(join(tmpdir(), "told-texts-"));
const number = 7_654_321;
const word = "KANARI-FRITEKST";
const plant = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);

// A leak of each kind, each in a file of its own.
beforeAll(async () => {
  const report = exampleDocument([
    {
      kind: "table",
      id: "leak",
      caption: word,
      columns: [
        { label: "Sted", number: false },
        { label: "Antall", number: true },
      ],
      rows: [[word, { shown: "7 654 321", number }]],
      notes: [],
    },
  ]);
  plant("page.html", `<td>7\u00a0654\u00a0321</td><p>${word}</p>`);
  plant("data.json", JSON.stringify({ number, word }));
  plant("program.js", `const a=${number},b="${word}"`);
  plant("table.csv", `a;b\n${word};7654,321\n`);
  plant("table.csv.gz", gzipSync(`a,b\n${word},${number}.00\n`));
  plant("report.xlsx", await xlsxBytes(report));
  plant("report.ods", odsBytes(report));
  plant("report.docx", await wordBytes(report));
  plant("report.pdf", pdfBytes(report, "reader"));
  plant("all.zip", zipSync({ "inner.zip": zipSync({ "a.txt": strToU8(`${word} ${number}`) }) }));
  plant(
    "figures.arrow",
    arrowBytes({ value: { type: "number", cells: [number] }, said: { type: "text", cells: [word] } }),
  );
  const { connection, close } = await openDatabase(":memory:", { folders: [folder] });
  await connection.run(
    "copy (select $number::double as value, $word as said) to $path (format parquet, compression zstd)",
    { number, word, path: join(folder, "figures.parquet") },
  );
  close();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  "page.html",
  "data.json",
  "program.js",
  "table.csv",
  "table.csv.gz",
  "report.xlsx",
  "report.ods",
  "report.docx",
  "report.pdf",
  "all.zip",
  "figures.arrow",
  "figures.parquet",
])("a number and a word that have leaked into %s are found there", async (name) => {
  const found = foundIn(
    (await toldTexts(folder)).filter(({ where }) => where.startsWith(name)),
    [...canariesOf(number), word],
  );
  expect(found.filter((each) => each.endsWith(String(number)))).not.toEqual([]);
  expect(found.filter((each) => each.endsWith(word))).not.toEqual([]);
});

test("a number within another, a shorter one and other words are not taken for a leak", () => {
  const told = [{ where: "page.html", text: "17654321, 765432, 7 654, KANARI" }];
  expect(foundIn(told, [...canariesOf(number), word])).toEqual([]);
});

test("a rate is known by as many digits as a page shows, rounded or cut, and a small number is not known", () => {
  expect(canariesOf(0.192_083_296_1)).toEqual(["1920833", "1920832"]);
  expect(canariesOf(14)).toEqual([]);
  const told = [{ where: "data.json", text: '{"value":0.1920833}' }];
  expect(foundIn(told, canariesOf(0.192_083_296_1))).toEqual(["data.json: 1920833"]);
});
