import {
  readXlsx,
  writeXlsx,
  type CellStyle,
  type CellValue,
  type DataValidation,
  type WorkbookProperties,
  type WriteSheet,
} from "hucre/xlsx";
import type { Cell, Sheet, SheetRow } from "../forms/cell.ts";
import { type Limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";
import { storedZip, zipParts, type Part } from "./zip-parts.ts";

export type { CellStyle, CellValue, DataValidation, WriteSheet };

/** The sheets of a workbook, hidden ones too, and the text that stands outside their cells. */
export interface Workbook {
  sheets: Sheet[];
  outside: string[];
}

const mostSheets = 200;

/** Reads an `.xlsx`. Everything that knows the spreadsheet library stands in this file. */
export async function readWorkbook(bytes: Uint8Array, limits: Limits): Promise<Workbook> {
  const parts = zipParts(bytes, limits);
  if (![...parts.keys()].some((name) => /^xl\/workbook\d*\.xml$/i.test(name)))
    throw new Unreadable("file-not-what-name-says", kindOfArchive(parts));
  const needed = [...parts].flatMap(([name, part]): [string, Uint8Array][] =>
    neededPart.test(name) ? [[name, part()]] : [],
  );
  const workbook = await readXlsx(storedZip(new Map(needed)), { sheets: withinSheets }).catch(
    (problem: unknown) => {
      if (problem instanceof Unreadable) throw problem;
      const tooWide = problem instanceof Error && / cells\), over the /.test(problem.message);
      throw tooWide
        ? new Unreadable("file-too-large", "et ark med flere enn 20 millioner celler")
        : new Unreadable("file-half-written", "en arbeidsbok som ikke henger sammen");
    },
  );
  return {
    sheets: workbook.sheets.map(({ name, rows }) => ({ name, rows: filledRows(rows) })),
    outside: [
      ...workbook.sheets.flatMap(({ name, headerFooter }) => [name, ...Object.values(headerFooter ?? {})]),
      ...[...parts].flatMap(([name, part]) => (textPart.test(name) ? textsOf(part()) : [])),
    ].filter((text): text is string => typeof text === "string"),
  };
}

/** The same sheets with the same properties give the same bytes. */
export function writeWorkbook(
  sheets: WriteSheet[],
  properties: WorkbookProperties = { creator: "safety-cell-trends", modified: new Date(0) },
): Promise<Uint8Array> {
  return writeXlsx({ sheets, properties });
}

const neededPart =
  /^(?:\[Content_Types\]\.xml|_rels\/.*|xl\/(?:_rels\/.*|workbook\d*\.xml|sharedStrings\.xml|styles\.xml|worksheets\/[^/]*\.xml))$/i;

// Comments, text boxes, properties, and the copies of cells that pivot tables and links keep after the cells are gone.
const textPart = /^(?!xl\/(?:worksheets|theme)\/|xl\/styles\.xml$).*\.xml$/i;

function withinSheets(_sheet: { name: string }, index: number): boolean {
  if (index < mostSheets) return true;
  throw new Unreadable("file-too-large", `flere enn ${mostSheets} ark`);
}

/** The rows that hold anything, each with the number that the sender sees beside it. */
function filledRows(rows: CellValue[][]): SheetRow[] {
  return rows.flatMap((cells, index) => {
    const filled = cells.findLastIndex((cell) => cell !== null && cell !== "");
    return filled < 0 ? [] : [{ row: index + 1, cells: cells.slice(0, filled + 1).map(cellOf) }];
  });
}

// A date in a sheet is a wall clock without a zone, and Excel keeps it as a fraction of a day: 10:15 may come as
// 10:14:59.999.
function cellOf(value: CellValue): Cell {
  if (!(value instanceof Date)) return value;
  if (Number.isNaN(value.getTime())) return "ugyldig dato";
  return new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19);
}

/** What stands between the tags of an XML part, and the values that pivot tables keep in an attribute. */
function textsOf(part: Uint8Array): string[] {
  const xml = new TextDecoder().decode(part);
  return [...xml.matchAll(/>([^<]+)<| v="([^"]+)"/g)]
    .map(([, text, value]) => (text ?? value ?? "").trim())
    .filter((text) => text !== "");
}

function kindOfArchive(parts: Map<string, Part>): string {
  const names = [...parts.keys()];
  if (names.includes("xl/workbook.bin")) return "en binær Excel-arbeidsbok (.xlsb)";
  if (names.some((name) => name.startsWith("word/"))) return "et Word-dokument";
  if (names.some((name) => name.startsWith("ppt/"))) return "en PowerPoint-presentasjon";
  const mimetype = parts.get("mimetype");
  if (mimetype && new TextDecoder().decode(mimetype()).includes("opendocument"))
    return "et OpenDocument-dokument";
  return "en zip-fil";
}
