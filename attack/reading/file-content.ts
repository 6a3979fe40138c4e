import { gunzipSync } from "node:zlib";
import { tableFromIPC } from "apache-arrow";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { parseHTML } from "linkedom";
import { pageTexts, partsOf, readPdf, type PdfPart } from "../../reports/formats/read-pdf.ts";
import { jsonRecords } from "./json-records.ts";
import { nothing, type Content, type Named, type TextTable } from "./content.ts";
import { odsSheets } from "./ods-sheets.ts";
import { pageContent } from "./page-content.ts";
import { parquetRecords } from "./parquet-records.ts";

type Reader = (bytes: Buffer, path: string) => Content | Promise<Content>;

/** How each kind of file is read; of others there is nothing to read but programs, styles and letters. */
export const readers: Readonly<Record<string, Reader>> = {
  html: (bytes) => pageContent(bytes.toString()),
  svg: (bytes) => pageContent(bytes.toString()),
  json: (bytes) => ({ ...nothing(), records: jsonRecords(JSON.parse(bytes.toString())) }),
  jsonld: (bytes) => ({ ...nothing(), records: jsonRecords(JSON.parse(bytes.toString())) }),
  csv: (bytes) => ({ ...nothing(), records: csvRecords(bytes) }),
  gz: (bytes) => ({ ...nothing(), records: csvRecords(gunzipSync(bytes)) }),
  arrow: (bytes) => ({ ...nothing(), records: arrowRecords(bytes) }),
  parquet: async (_, path) => ({ ...nothing(), records: await parquetRecords(path) }),
  xlsx: async (bytes) => workbookContent((await readXlsx(bytes)).sheets),
  ods: (bytes) => workbookContent(odsSheets(bytes)),
  docx: (bytes) => documentContent(bytes),
  pdf: pdfContent,
};

function csvRecords(bytes: Buffer): Named[] {
  return parse(bytes, { columns: true, bom: true, relax_column_count: true, delimiter: [",", ";"] });
}

function arrowRecords(bytes: Buffer): Named[] {
  return [...tableFromIPC(bytes)].map((row): Named =>
    Object.fromEntries(Object.entries(row?.toJSON() ?? {})),
  );
}

/** Each sheet as a table: the first row with more than one cell is its head, what stands above it is its heading. */
function workbookContent(
  sheets: readonly { name: string; rows: readonly (readonly unknown[])[] }[],
): Content {
  return { ...nothing(), tables: sheets.flatMap(({ name, rows }) => tablesOfRows(name, rows)) };
}

function tablesOfRows(name: string, rows: readonly (readonly unknown[])[]): TextTable[] {
  const texts = rows.map((row) => row.map((cell) => textOfCell(cell)));
  const at = texts.findIndex((row) => row.filter((cell) => cell !== "").length > 1);
  if (at < 0) return [];
  const above = [name, ...texts.slice(0, at).flatMap((row) => row.filter((cell) => cell !== ""))];
  return [{ above, head: texts[at] ?? [], rows: texts.slice(at + 1) }];
}

function textOfCell(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? "" : String(cell);
}

/** The tables and paragraphs of a Word document, each table under the paragraph before it. */
function documentContent(bytes: Buffer): Content {
  const xml = unzipSync(bytes)["word/document.xml"];
  if (xml === undefined) return nothing();
  // Read as HTML, so that the parts are found by their names with the colon.
  const { document } = parseHTML(
    `<html><body>${strFromU8(xml).replaceAll(/<(\/?)w:/g, "<$1w-")}</body></html>`,
  );
  const content = nothing();
  let last = "";
  for (const element of document.querySelectorAll("w-p, w-tbl")) {
    if (/w-tbl/i.test(element.tagName)) {
      const rows = [...element.querySelectorAll("w-tr")].map((row) =>
        [...row.querySelectorAll("w-tc")].map((cell) => (cell.textContent ?? "").trim()),
      );
      content.tables.push({ above: [last], head: rows[0] ?? [], rows: rows.slice(1) });
    } else if (element.closest("w-tbl") === null) {
      last = (element.textContent ?? "").trim();
      content.lines.push({ above: [], text: last });
    }
  }
  return content;
}

async function pdfContent(bytes: Buffer): Promise<Content> {
  const { pages, title } = await readPdf(bytes);
  const tables = captioned(pages).map(({ table, caption }): TextTable => {
    const rows = partsOf(table.parts, "TR").map(({ parts }) => parts.map(({ text }) => text));
    return {
      above: [String(title ?? ""), caption, table.alternative ?? ""],
      head: rows[0] ?? [],
      rows: rows.slice(1),
    };
  });
  const lines = (await pageTexts(bytes)).flatMap((page) =>
    page.split(/(?<=(?<!\d)[.:;])\s+/).map((text) => ({ above: [String(title ?? "")], text })),
  );
  return { ...nothing(), tables, lines };
}

/** Each table with its own caption, or else the one that stands before it. */
function captioned(parts: readonly PdfPart[]): { table: PdfPart; caption: string }[] {
  let caption = "";
  return inOrder(parts).flatMap((part) => {
    if (part.role === "Caption") caption = part.text;
    if (part.role !== "Table") return [];
    const own = part.parts.find(({ role }) => role === "Caption");
    return [{ table: part, caption: own?.text ?? caption }];
  });
}

const inOrder = (parts: readonly PdfPart[]): PdfPart[] =>
  parts.flatMap((part) => [part, ...inOrder(part.parts)]);
