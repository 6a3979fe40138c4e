import { occurrences, type Limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";
import { textsOf } from "./xml-text.ts";

/** A sheet's part of a workbook, made safe to read. */
export interface SheetPart {
  /** The cells alone, without the empty rows that end the sheet. */
  cells: string;
  /** Rows times columns, also empty ones. */
  size: number;
  /** What stands outside the cells: headers, formulas, messages, names. */
  outside: string[];
}

/**
 * Takes the cells out of a sheet's XML. Styles, ranges and rules of the sheet are left: what lies in the cells is all
 * that is read, and a range can claim a million cells in a few letters.
 */
export function sheetPart(xml: string): SheetPart {
  const [root = "<worksheet>"] = /<(?:[\w.-]+:)?worksheet\b[^>]*>/.exec(xml) ?? [];
  const [opening = "", prefix = ""] = /<((?:[\w.-]+:)?)sheetData\b[^>]*>/.exec(xml) ?? [];
  const from = xml.indexOf(opening) + opening.length;
  const end = opening === "" || opening.endsWith("/>") ? from : xml.indexOf(`</${prefix}sheetData>`, from);
  if (end < from)
    throw new Unreadable("file-half-written", {
      nb: "en arbeidsbok der et ark er avkortet",
      nn: "ei arbeidsbok der eit ark er avkorta",
    });
  const rows = withoutEmptyEnd(xml.slice(from, end), prefix);
  const formulas = [...rows.matchAll(/<(?:[\w.-]+:)?f\b[^>]*>([^<]+)</g)].map(([, formula = ""]) => formula);
  return {
    cells: `${root}<${prefix}sheetData>${rows}</${prefix}sheetData></${prefix}worksheet>`,
    size: sizeOf(rows, prefix),
    outside: [...textsOf(xml.slice(0, from) + xml.slice(end)), ...formulas],
  };
}

function withoutEmptyEnd(rows: string, prefix: string): string {
  const filled = Math.max(...["v", "is", "f"].map((tag) => rows.lastIndexOf(`<${prefix}${tag}`)));
  const end = filled < 0 ? -1 : rows.indexOf(`</${prefix}row>`, filled);
  return filled < 0 ? "" : end < 0 ? rows : rows.slice(0, end + `</${prefix}row>`.length);
}

/** Rows times columns, where a reference that is not plain counts as out of all bounds. */
function sizeOf(rows: string, prefix: string): number {
  if (/\sr\s*=\s*["'][^"']*&/.test(rows)) return Infinity;
  let lastRow = 999;
  for (const [, row] of rows.matchAll(/\sr\s*=\s*["'][^"'\d]*(\d{4,})["']/g))
    lastRow = Math.max(lastRow, Number(row));
  let lastColumn = 26;
  for (const [, letters = ""] of rows.matchAll(/\sr\s*=\s*["']\$?([a-z]{2,})\$?\d/gi))
    lastColumn = Math.max(lastColumn, columnNumber(letters));
  // Rows and cells that do not say where they are stand one after another.
  return Math.max(lastRow * lastColumn, occurrences(rows, `<${prefix}row`), occurrences(rows, `<${prefix}c`));
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}

/** Stops where the sheets of a workbook together are too large. */
export function stopWhereTooManyCells(parts: SheetPart[], limits: Limits): void {
  const size = parts.reduce((sum, part) => sum + (part.size > smallSheet ? part.size : 0), 0);
  if (size <= limits.cells) return;
  throw new Unreadable("file-too-large", {
    nb: `ark som spenner over flere enn ${limits.cells.toLocaleString("nb-NO")} celler`,
    nn: `ark som spenner over fleire enn ${limits.cells.toLocaleString("nb-NO")} celler`,
  });
}

// What a sheet is counted as where no cell stands beyond column Z or row 999.
const smallSheet = 26 * 999;
