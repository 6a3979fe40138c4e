import {
  writeWorkbook,
  type CellStyle,
  type CellValue,
  type WriteSheet,
} from "../../loaders/readers/workbook.ts";
import type { ReportDocument } from "../document/document.ts";
import { changePart, fixedZip, zipParts, type Parts } from "./fixed-zip.ts";
import { languageTag } from "./language-tag.ts";
import { numberLook } from "./number-look.ts";
import { odsParts } from "./ods-parts.ts";
import { plainText } from "./plain-text.ts";
import { columnWidthsOf, rowLinesOf } from "./sheet-measures.ts";
import { startOfDay } from "./start-of-day.ts";
import { sheetsOf, type ReportSheet, type SheetCell } from "./sheets.ts";
import { tableRange } from "./table-range.ts";

/** A report's tables as an Excel workbook (`.xlsx`): the same report gives the same bytes. */
export async function xlsxBytes(report: ReportDocument): Promise<Uint8Array> {
  const { title, author, marks, madeAt } = report;
  const sheets = sheetsOf(report).map((sheet) => worksheet(sheet, marks));
  const properties = {
    title: excelText(plainText(title)),
    creator: excelText(plainText(author)),
    description: excelText(plainText(marks.join(", "))),
    created: madeAt,
    modified: madeAt,
  };
  const parts: Parts = zipParts(await writeWorkbook(sheets, properties));
  changePart(parts, "docProps/core.xml", (xml) =>
    xml.replace(
      "</cp:coreProperties>",
      `<dc:language>${languageTag(report)}</dc:language></cp:coreProperties>`,
    ),
  );
  return fixedZip(parts, madeAt);
}

/** A report's tables as an OpenDocument workbook (`.ods`), with the same sheets. */
export function odsBytes(report: ReportDocument): Uint8Array {
  return fixedZip(odsParts(sheetsOf(report), report), report.madeAt);
}

const letters = { name: "Calibri", size: 11 };
const titled: CellStyle = { font: { ...letters, bold: true, size: 14 } };
const headed: CellStyle = {
  font: { ...letters, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E9EDF1" } },
  alignment: { wrapText: true, vertical: "top" },
};
const wrapped: CellStyle = { alignment: { wrapText: true, vertical: "top" } };

function worksheet(reportSheet: ReportSheet, marks: string[]): WriteSheet {
  const { name, lines, table } = reportSheet;
  const widths = columnWidthsOf(table);
  const cells: Cells = new Map();
  for (const [at, line] of lines.entries())
    cells.set(`${at},0`, textCell(line, at === 0 ? titled : table ? {} : wrapped));
  const sheet: WriteSheet = {
    name,
    columns: widths.map((width) => ({ width })),
    rows: lines.map(() => [null]),
    cells,
    rowDefs: rowHeights(reportSheet),
    headerFooter: { oddHeader: `&C${printed(marks.join(" · "))}` },
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
  if (!table) return sheet;
  const head = lines.length;
  for (const [at, { label, number }] of table.columns.entries())
    cells.set(`${head},${at}`, textCell(label, number ? toTheRight(headed) : headed));
  for (const [down, row] of table.rows.entries())
    for (const [at, cell] of row.entries())
      cells.set(`${head + 1 + down},${at}`, cellOf(cell, table.columns[at]));
  const { from, to } = tableRange(lines, table);
  return {
    ...sheet,
    pageSetup: { ...sheet.pageSetup, printTitlesRow: `$${head + 1}:$${head + 1}` },
    // Excel has no table without a row below its names.
    tables:
      table.rows.length === 0
        ? []
        : [
            {
              name: table.name,
              range: `${from}:${to}`,
              columns: table.columns.map(({ label }) => ({ name: excelText(label) })),
              style: "TableStyleLight1",
              showRowStripes: false,
              showAutoFilter: false,
            },
          ],
  };
}

type Cells = NonNullable<WriteSheet["cells"]>;
type SheetCellOfExcel = Parameters<Cells["set"]>[1];

// A line's height in points; Excel has no row higher than 409.
function rowHeights(sheet: ReportSheet): NonNullable<WriteSheet["rowDefs"]> {
  const broken = [...rowLinesOf(sheet).entries()].filter(([, lines]) => lines > 1);
  return new Map(broken.map(([at, lines]) => [at, { height: Math.min(405, 15 * lines) }]));
}

function cellOf(cell: SheetCell, column: { number: boolean } | undefined): SheetCellOfExcel {
  const side = column?.number === true ? toTheRight(wrapped) : wrapped;
  if (typeof cell === "string") return textCell(cell, side);
  if ("sheet" in cell)
    return {
      ...textCell(cell.shown, { ...wrapped, font: { ...letters, underline: true } }),
      hyperlink: { target: "", location: `'${cell.sheet}'!A1` },
    };
  if ("day" in cell) return { value: startOfDay(cell), style: { ...side, numFmt: dayFormat } };
  if (!Number.isFinite(cell.number)) throw new Error(`not a number: ${cell.number} (${cell.shown})`);
  return { value: cell.number, style: { ...side, numFmt: numberFormat(cell) } };
}

// The names of months are the same in bokmål and nynorsk: `12. mars 2026`, whatever language the program is in.
const dayFormat = "[$-414]d\\.\\ mmmm\\ yyyy";

// A text with a format of its own stays a text: Excel would take `#N/A` for an error otherwise.
function textCell(text: string, style: CellStyle): SheetCellOfExcel {
  const value: CellValue = text === "" ? null : excelText(text);
  return text.startsWith("#") ? { value, richText: [{ text: excelText(text) }], style } : { value, style };
}

function toTheRight(style: CellStyle): CellStyle {
  return { ...style, alignment: { ...style.alignment, horizontal: "right", indent: 1 } };
}

function numberFormat(cell: { shown: string; number: number }): string {
  const { decimals, grouped, percent } = numberLook(cell);
  const signs = { none: "", "of-hundred": '" %"', "of-one": " %" };
  return (grouped ? "#,##0" : "0") + (decimals > 0 ? `.${"0".repeat(decimals)}` : "") + signs[percent];
}

// `_x0041_` is how a workbook writes a character by its number; one that was typed must be told from it.
function excelText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

// In a page's head `&` begins a command, and there is room for 255 characters.
function printed(text: string): string {
  return plainText(text).replaceAll("\n", " ").slice(0, 120).replaceAll("&", "&&");
}
