import {
  readXlsx,
  writeXlsx,
  type CellStyle,
  type CellValue,
  type DataValidation,
  type WorkbookProperties,
  type WriteSheet,
} from "hucre/xlsx";
import { notWorkedOut, type Cell, type Sheet, type SheetRow } from "../forms/cell.ts";
import type { Said } from "../forms/said.ts";
import { stopWhereCellsAreTooLong } from "./cell-length.ts";
import { megabytes, type Limits } from "./limits.ts";
import { sheetPart, stopWhereTooManyCells, type SheetPart } from "./sheet-part.ts";
import { Unreadable } from "./unreadable.ts";
import { textsOf, xmlOf } from "./xml-text.ts";
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
  const unwanted = unwantedKind(parts);
  const texts = xmlParts(parts, limits);
  if (unwanted !== undefined)
    throw new Unreadable("file-not-what-name-says", unwanted, [...texts.values()].flatMap(textsOf));
  const sheetParts = new Map(
    [...texts].flatMap(([name, xml]) => (isSheet.test(name) ? [[name, sheetPart(xml)] as const] : [])),
  );
  stopWhereTooManyCells([...sheetParts.values()], limits);
  const { sheets } = await readCells(texts, sheetParts);
  const read = sheets.map(({ name, rows, cells }) => ({ name, rows: filledRows(rows, cells) }));
  stopWhereTextIsTooLong(read, limits);
  return {
    sheets: read,
    outside: [
      ...sheets.map(({ name }) => name),
      ...[...sheetParts.values()].flatMap(({ outside }) => outside),
      ...[...texts].flatMap(([name, xml]) => (isText.test(name) ? textsOf(xml) : [])),
    ],
  };
}

async function readCells(texts: Map<string, string>, sheetParts: Map<string, SheetPart>) {
  const encoder = new TextEncoder();
  const needed = [...texts].flatMap(([name, xml]): [string, Uint8Array][] =>
    isNeeded.test(name) ? [[name, encoder.encode(sheetParts.get(name)?.cells ?? xml)]] : [],
  );
  try {
    return await readXlsx(storedZip(new Map(needed)), { sheets: withinSheets, readStyles: true });
  } catch (problem) {
    if (problem instanceof Unreadable) throw problem;
    throw new Unreadable("file-half-written", {
      nb: "en arbeidsbok som ikke henger sammen",
      nn: "ei arbeidsbok som ikkje heng saman",
    });
  }
}

/** The parts that hold text, unpacked for as long as they are within the limit together. */
function xmlParts(parts: Map<string, Part>, limits: Limits): Map<string, string> {
  let length = 0;
  return new Map(
    [...parts].flatMap(([name, part]): [string, string][] => {
      if (!isXml.test(name) || isTheme.test(name)) return [];
      length += part.unpackedBytes;
      if (length > limits.readBytes)
        throw new Unreadable("file-too-large", {
          nb: `mer enn ${megabytes(limits.readBytes)} tekst`,
          nn: `meir enn ${megabytes(limits.readBytes)} tekst`,
        });
      return [[name, xmlOf(part.unpack())]];
    }),
  );
}

/** The same sheets with the same properties give the same bytes. */
export function writeWorkbook(
  sheets: WriteSheet[],
  properties: WorkbookProperties = { creator: "safety-cell-trends", modified: new Date(0) },
): Promise<Uint8Array> {
  return writeXlsx({ sheets, properties });
}

const isNeeded =
  /^(?:\[Content_Types\]\.xml|_rels\/.*|xl\/(?:_rels\/.*|workbook\d*\.xml|sharedStrings\.xml|styles\.xml|worksheets\/[^/]*\.xml))$/i;
const isSheet = /^xl\/worksheets\/[^/]*\.xml$/i;
const isXml = /\.(?:xml|rels|vml)$/i;
const isTheme = /^xl\/theme\//i;

// Comments, text boxes, properties, addresses, and the copies of cells that pivot tables and links keep after the cells
// are gone.
const isText = /^(?!xl\/worksheets\/[^/]*\.xml$|xl\/styles\.xml$|\[Content_Types\]\.xml$)/i;

function withinSheets(_sheet: { name: string }, index: number): boolean {
  if (index < mostSheets) return true;
  throw new Unreadable("file-too-large", {
    nb: `flere enn ${mostSheets} ark`,
    nn: `fleire enn ${mostSheets} ark`,
  });
}

/** The rows that hold anything, each with the number that the sender sees beside it. */
function filledRows(rows: CellValue[][], details: ReadonlyMap<string, Details> = new Map()): SheetRow[] {
  return rows.flatMap((values, index) => {
    // A row of formulas alone that were never worked out is as good as empty.
    if (values.every((value) => value === null || value === "")) return [];
    const cells = values.map((value, column) => cellOf(value, details.get(`${index},${column}`)));
    const filled = cells.findLastIndex((cell) => cell !== null && cell !== "");
    return [{ row: index + 1, cells: cells.slice(0, filled + 1) }];
  });
}

/** What is known of a cell besides its value. */
interface Details {
  formula?: string;
  style?: CellStyle;
}

function cellOf(value: CellValue, { formula, style }: Details = {}): Cell {
  if (value instanceof Date) return dateOf(value, style?.numFmt ?? "");
  // Read as nothing, an end that was not worked out would be read as none yet.
  return value === null && formula !== undefined ? notWorkedOut : value;
}

// A date in a sheet is a wall clock without a zone, and Excel keeps it as a fraction of a day: 10:15 may come as
// 10:14:59.999. One that is shown without a time of day, and has none, is a day and not its midnight.
function dateOf(value: Date, shownAs: string): Cell {
  if (Number.isNaN(value.getTime())) return "ugyldig dato";
  const time = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19);
  return showsDayAlone(shownAs) ? time.replace(/T00:00:00$/, "") : time;
}

/** Whether a number format has a day, and no hour. */
function showsDayAlone(format: string): boolean {
  const letters = format.replaceAll(/\[[^\]]*\]|"[^"]*"|\\./g, "");
  return /d/i.test(letters) && !/h/i.test(letters);
}

function stopWhereTextIsTooLong(sheets: Sheet[], limits: Limits): void {
  for (const { name, rows } of sheets) stopWhereCellsAreTooLong(rows, limits, `i arket ${name}, `);
}

/** What the archive is where it is not a workbook, or one that holds more than sheets. */
function unwantedKind(parts: Map<string, Part>): Said | undefined {
  const names = [...parts.keys()];
  if (!names.some((name) => /^xl\/workbook\d*\.xml$/i.test(name))) return kindOfArchive(parts);
  if (names.some((name) => /vbaProject\.bin$|^xl\/macrosheets\//i.test(name)))
    return { nb: "en arbeidsbok med makroer", nn: "ei arbeidsbok med makroar" };
  if (names.some((name) => /^xl\/(?:embeddings|activeX)\//i.test(name)))
    return { nb: "en arbeidsbok med andre filer inni seg", nn: "ei arbeidsbok med andre filer inni seg" };
  return undefined;
}

function kindOfArchive(parts: Map<string, Part>): Said {
  const names = [...parts.keys()];
  if (names.includes("xl/workbook.bin"))
    return { nb: "en binær Excel-arbeidsbok (.xlsb)", nn: "ei binær Excel-arbeidsbok (.xlsb)" };
  if (names.some((name) => name.startsWith("word/")))
    return { nb: "et Word-dokument", nn: "eit Word-dokument" };
  if (names.some((name) => name.startsWith("ppt/")))
    return { nb: "en PowerPoint-presentasjon", nn: "ein PowerPoint-presentasjon" };
  if (names[0] === "mimetype" && names.includes("content.xml"))
    return { nb: "et OpenDocument-dokument", nn: "eit OpenDocument-dokument" };
  return { nb: "en zip-fil", nn: "ei zip-fil" };
}
