import { strToU8 } from "fflate";
import type { ReportDocument } from "../document/document.ts";
import type { Parts } from "./fixed-zip.ts";
import { languageTag } from "./language-tag.ts";
import { numberLook, type NumberLook } from "./number-look.ts";
import { plainText } from "./plain-text.ts";
import { columnWidthsOf, rowLinesOf } from "./sheet-measures.ts";
import type { ReportSheet, SheetCell, SheetTable } from "./sheets.ts";
import { startOfDay } from "./start-of-day.ts";
import { tableRange } from "./table-range.ts";

const mimetype = "application/vnd.oasis.opendocument.spreadsheet";

/**
 * The parts of an OpenDocument workbook. Written here since the spreadsheet library knows neither column widths nor rows
 * of names in this format.
 */
export function odsParts(sheets: ReportSheet[], report: ReportDocument): Parts {
  const parts = {
    mimetype,
    "META-INF/manifest.xml": manifest,
    "content.xml": content(sheets),
    "meta.xml": meta(report),
    "styles.xml": styles(report),
  };
  return new Map(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
}

// Keeps a number at the right of its column from the words at the left of the next.
const beside = ' fo:padding-left="1.5mm" fo:padding-right="1.5mm"';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const namespaces =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ' +
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ' +
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ' +
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ' +
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ' +
  'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" ' +
  'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
  'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"';

const manifest =
  `${declaration}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">` +
  `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mimetype}"/>` +
  ["content.xml", "meta.xml", "styles.xml"]
    .map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`)
    .join("") +
  "</manifest:manifest>";

function meta(report: ReportDocument): string {
  const madeAt = report.madeAt.toISOString().slice(0, 19);
  const author = escaped(plainText(report.author));
  return (
    `${declaration}<office:document-meta ${namespaces}><office:meta><meta:generator>safety-cell-trends</meta:generator>` +
    `<dc:title>${escaped(plainText(report.title))}</dc:title>` +
    `<dc:description>${escaped(plainText(report.marks.join(", ")))}</dc:description>` +
    `<meta:initial-creator>${author}</meta:initial-creator><dc:creator>${author}</dc:creator>` +
    `<meta:creation-date>${madeAt}</meta:creation-date><dc:date>${madeAt}</dc:date>` +
    `<dc:language>${languageTag(report)}</dc:language></office:meta></office:document-meta>`
  );
}

/** The language, the letters, and the page when printed: on its side, as wide as the table, with the marks above. */
function styles({ language, marks }: ReportDocument): string {
  return (
    `${declaration}<office:document-styles ${namespaces}><office:styles>` +
    '<style:default-style style:family="table-cell"><style:text-properties fo:font-family="Arial" fo:font-size="10pt" ' +
    `fo:language="${language}" fo:country="NO"/></style:default-style></office:styles>` +
    '<office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties ' +
    'fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" style:scale-to-X="1" ' +
    'style:scale-to-Y="0"/><style:header-style><style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="3mm"/></style:header-style></style:page-layout></office:automatic-styles>' +
    '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="pm1">' +
    `<style:header>${paragraphs(marks.join(" · "))}</style:header></style:master-page></office:master-styles>` +
    "</office:document-styles>"
  );
}

function content(sheets: ReportSheet[]): string {
  const widths = new Set(sheets.flatMap(({ table }) => columnWidthsOf(table)));
  const heights = new Set(sheets.flatMap(rowLinesOf));
  const looks = new Map(
    sheets
      .flatMap(({ table }) => (table?.rows ?? []).flat().flatMap(lookIn))
      .map((look) => [lookName(look), look]),
  );
  return (
    `${declaration}<office:document-content ${namespaces}><office:automatic-styles>` +
    '<style:style style:name="ta1" style:family="table" style:master-page-name="Default">' +
    '<style:table-properties table:display="true"/></style:style>' +
    [...heights]
      .sort((a, b) => a - b)
      .map(rowStyle)
      .join("") +
    [...widths]
      .sort((a, b) => a - b)
      .map(columnStyle)
      .join("") +
    [...looks]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(numberStyle)
      .join("") +
    dayStyle +
    textStyles +
    "</office:automatic-styles><office:body><office:spreadsheet>" +
    sheets.map(sheetXml).join("") +
    `<table:database-ranges>${sheets.map(databaseRange).join("")}</table:database-ranges>` +
    "</office:spreadsheet></office:body></office:document-content>"
  );
}

function columnStyle(width: number): string {
  return (
    `<style:style style:name="co${width}" style:family="table-column">` +
    `<style:table-column-properties style:column-width="${width * 2}mm"/></style:style>`
  );
}

/** Rows of so many lines; one line is as high as its letters. */
function rowStyle(lines: number): string {
  const height = lines === 1 ? "" : ` style:row-height="${Math.min(140, 5 * lines)}mm"`;
  return (
    `<style:style style:name="ro${lines}" style:family="table-row">` +
    `<style:table-row-properties${height} style:use-optimal-row-height="true"/></style:style>`
  );
}

function lookIn(cell: SheetCell): NumberLook[] {
  return typeof cell === "object" && "number" in cell ? [numberLook(cell)] : [];
}

function lookName({ decimals, grouped, percent }: NumberLook): string {
  return `n${decimals}${grouped ? "-grouped" : ""}${percent === "none" ? "" : `-${percent}`}`;
}

function numberStyle([name, { decimals, grouped, percent }]: [string, NumberLook]): string {
  const kind = percent === "of-one" ? "percentage" : "number";
  return (
    `<number:${kind}-style style:name="${name}-format"><number:number number:decimal-places="${decimals}" ` +
    `number:min-decimal-places="${decimals}" number:min-integer-digits="1"${grouped ? ' number:grouping="true"' : ""}/>` +
    `${percent === "none" ? "" : "<number:text> %</number:text>"}</number:${kind}-style>` +
    `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="${name}-format">` +
    `<style:table-cell-properties style:vertical-align="top"${beside}/></style:style>`
  );
}

const dayStyleName = "day";

// The names of months are the same in bokmål and nynorsk.
const dayStyle =
  `<number:date-style style:name="${dayStyleName}-format" number:language="nb" number:country="NO">` +
  '<number:day/><number:text>. </number:text><number:month number:style="long" number:textual="true"/>' +
  '<number:text> </number:text><number:year number:style="long"/></number:date-style>' +
  `<style:style style:name="${dayStyleName}" style:family="table-cell" style:data-style-name="${dayStyleName}-format">` +
  `<style:table-cell-properties style:vertical-align="top"${beside}/>` +
  '<style:paragraph-properties fo:text-align="start"/></style:style>';

function cellStyle(
  name: string,
  look: { bold?: true; size?: string; fill?: true; wrap?: true; end?: true },
): string {
  const letters =
    (look.bold ? ' fo:font-weight="bold"' : "") + (look.size ? ` fo:font-size="${look.size}"` : "");
  const cell =
    ' style:vertical-align="top"' +
    (look.fill ? ' fo:background-color="#e9edf1"' : "") +
    (look.wrap ? ` fo:wrap-option="wrap"${beside}` : "");
  return (
    `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties${cell}/>` +
    (look.end ? '<style:paragraph-properties fo:text-align="end"/>' : "") +
    (letters === "" ? "" : `<style:text-properties${letters}/>`) +
    "</style:style>"
  );
}

const textStyles = [
  cellStyle("title", { bold: true, size: "14pt" }),
  cellStyle("line", {}),
  cellStyle("wrapped", { wrap: true }),
  cellStyle("wrapped-end", { wrap: true, end: true }),
  cellStyle("head", { bold: true, fill: true, wrap: true }),
  cellStyle("head-end", { bold: true, fill: true, wrap: true, end: true }),
].join("");

function sheetXml(sheet: ReportSheet): string {
  const { name, lines, table } = sheet;
  const columns = columnWidthsOf(table).map((width) => `<table:table-column table:style-name="co${width}"/>`);
  const heights = rowLinesOf(sheet);
  const rows = [
    ...lines.map((line, at) => [textCell(line, at === 0 ? "title" : table ? "line" : "wrapped")]),
    ...(table ? tableRows(table) : []),
  ].map((cells, at) => {
    const row = `<table:table-row table:style-name="ro${heights[at]}">${cells.join("")}</table:table-row>`;
    return at === lines.length ? `<table:table-header-rows>${row}</table:table-header-rows>` : row;
  });
  return (
    `<table:table table:name="${escaped(name)}" table:style-name="ta1">` +
    `${columns.join("")}${rows.join("")}</table:table>`
  );
}

/** The cells of a table row by row, its row of names first. */
function tableRows({ columns, rows }: SheetTable): string[][] {
  return [
    columns.map(({ label, number }) => textCell(label, number ? "head-end" : "head")),
    ...rows.map((row) =>
      row.map((cell, at) => cellXml(cell, columns[at]?.number === true ? "wrapped-end" : "wrapped")),
    ),
  ];
}

function cellXml(cell: SheetCell, style: string): string {
  if (typeof cell === "string") return textCell(cell, style);
  const { shown } = cell;
  if ("sheet" in cell) {
    const link = `<text:a xlink:type="simple" xlink:href="#${escaped(cell.sheet)}.A1">${spaced(shown)}</text:a>`;
    return `<table:table-cell table:style-name="${style}" office:value-type="string"><text:p>${link}</text:p></table:table-cell>`;
  }
  if ("day" in cell)
    return (
      `<table:table-cell table:style-name="${dayStyleName}" office:value-type="date" ` +
      `office:date-value="${startOfDay(cell).toISOString().slice(0, 10)}">${paragraphs(shown)}</table:table-cell>`
    );
  if (!Number.isFinite(cell.number)) throw new Error(`not a number: ${cell.number} (${shown})`);
  const look = numberLook(cell);
  const type = look.percent === "of-one" ? "percentage" : "float";
  return (
    `<table:table-cell table:style-name="${lookName(look)}" office:value-type="${type}" ` +
    `office:value="${cell.number}">${paragraphs(shown)}</table:table-cell>`
  );
}

function textCell(text: string, style: string): string {
  if (text === "") return `<table:table-cell table:style-name="${style}"/>`;
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs(text)}</table:table-cell>`;
}

/** The table under its name, with a row of names: what a program that reads the file can ask for. */
function databaseRange({ name, lines, table }: ReportSheet): string {
  if (!table) return "";
  const range = tableRange(lines, table);
  const [from, to] = [`'${name}'.${range.from}`, `'${name}'.${range.to}`];
  return `<table:database-range table:name="${escaped(table.name)}" table:target-range-address="${escaped(`${from}:${to}`)}"/>`;
}

function paragraphs(text: string): string {
  return plainText(text)
    .split("\n")
    .map((line) => `<text:p>${spaced(line)}</text:p>`)
    .join("");
}

// OpenDocument takes several spaces for one, and none at the ends.
function spaced(line: string): string {
  return escaped(plainText(line))
    .replace(/^ +| +$| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replaceAll("\t", "<text:tab/>");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
