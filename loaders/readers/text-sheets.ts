import { parse } from "csv-parse/sync";
import { cellText, type Sheet, type SheetRow } from "../forms/cell.ts";
import { namesTable, tables } from "../forms/tables.ts";
import { stopWhereCellsAreTooLong } from "./cell-length.ts";
import { occurrences, type Limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

const separators = [";", "\t", ","] as const;

/**
 * The tables of a text file. In a report of ours a row whose only filled cell names a table opens it; any other
 * file is one sheet without a name.
 */
export function textSheets(text: string, limits: Limits): Sheet[] {
  stopWhereTooManyCells(text, limits);
  const rows = rowsOf(textRecords(text).records);
  stopWhereCellsAreTooLong(rows, limits);
  const sheets: Sheet[] = [{ name: "", rows: [] }];
  for (const row of rows) {
    const name = openedTable(row);
    if (name === undefined) sheets.at(-1)?.rows.push(row);
    else sheets.push({ name, rows: [] });
  }
  return sheets.length > 1 && sheets[0]?.rows.length === 0 ? sheets.slice(1) : sheets;
}

// As many as Excel has room for.
const mostLines = 1_048_576;

function stopWhereTooManyCells(text: string, limits: Limits): void {
  if (Math.max(occurrences(text, "\n"), occurrences(text, "\r")) > mostLines)
    throw new Unreadable("file-too-large", {
      nb: `flere enn ${mostLines.toLocaleString("nb-NO")} linjer`,
      nn: `fleire enn ${mostLines.toLocaleString("nb-NO")} linjer`,
    });
  for (const separator of separators)
    if (occurrences(text, separator) > limits.cells)
      throw new Unreadable("file-too-large", {
        nb: `flere enn ${limits.cells.toLocaleString("nb-NO")} celler`,
        nn: `fleire enn ${limits.cells.toLocaleString("nb-NO")} celler`,
      });
}

/** The records of a text file, blank lines too, and the separator between their cells. */
export function textRecords(text: string): { separator: string; records: string[][] } {
  // Excel takes its separator from such a line and does not show it.
  const stated = /^sep=(.)\r?\n/i.exec(text);
  const separator = stated?.[1] ?? separatorOf(text);
  return { separator, records: recordsOf(stated ? text.slice(stated[0].length) : text, separator) };
}

function rowsOf(records: string[][]): SheetRow[] {
  return records.flatMap((cells, index) => {
    const filled = cells.findLastIndex((cell) => cell.trim() !== "");
    return filled < 0
      ? []
      : [{ row: index + 1, cells: cells.slice(0, filled + 1).map((cell) => cell || null) }];
  });
}

const emptyRecord: string[] = [];
const lineEnd = /\r\n|\n|\r/;

function recordsOf(text: string, separator: string): string[][] {
  // Without quotes every line is a row. The parser is slow where rows differ in length, as in a report they do.
  if (!text.includes('"'))
    return text.split(lineEnd).map((line) => (line === "" ? emptyRecord : line.split(separator)));
  try {
    return parse(text, {
      delimiter: separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch {
    throw new Unreadable("file-half-written", {
      nb: "et anførselstegn som ikke lukkes",
      nn: "eit hermeteikn som ikkje blir lukka",
    });
  }
}

/** The separator that stands in most lines; of those in as many, the one that stands most often. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 200_000)
    .replaceAll(/"[^"]*"/g, "")
    .split(lineEnd);
  const counts = separators.map((separator) => {
    const perLine = lines.map((line) => line.split(separator).length - 1);
    return {
      separator,
      lines: perLine.filter((count) => count > 0).length,
      all: perLine.reduce((sum, count) => sum + count, 0),
    };
  });
  const [best] = counts.sort((a, b) => b.lines - a.lines || b.all - a.all);
  return best?.separator ?? ";";
}

function openedTable({ cells }: SheetRow): string | undefined {
  const filled = cells.map(cellText).filter((text) => text !== "");
  const [only = ""] = filled;
  return filled.length === 1 && Object.values(tables).some((table) => namesTable(only, table))
    ? only
    : undefined;
}
