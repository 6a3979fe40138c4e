import type { Cell, Sheet } from "../forms/cell.ts";
import { sheetsOf } from "../forms/sheets-of.ts";
import { readFile, type Limits } from "../readers/read-file.ts";
import { textOfBytes } from "../readers/text-of-bytes.ts";
import { textRecords } from "../readers/text-sheets.ts";
import { writeWorkbook, type CellValue } from "../readers/workbook.ts";

/** Tells whether a row of a sheet is to go. */
export type IsErased = (sheet: string, row: number, cells: Cell[]) => boolean;

/**
 * A copy of a report without some of its rows. Every row that is left stands where it stood, and nothing is copied but
 * the cells: no comment, property, picture or formula.
 */
export async function fileWithoutRows(
  name: string,
  bytes: Uint8Array,
  isErased: IsErased,
  limits: Limits,
): Promise<Uint8Array> {
  const file = await readFile(name, bytes, limits);
  if (file.kind === "json") return jsonWithout(file.content, isErased);
  if (file.format === "csv") return textWithout(textOfBytes(bytes), file.sheets, isErased);
  return writeWorkbook(
    file.sheets.map(({ name: sheet, rows }) => {
      const left: CellValue[][] = [];
      for (const { row, cells } of rows) if (!isErased(sheet, row, cells)) left[row - 1] = cells;
      return { name: sheet, rows: Array.from(left, (cells) => cells ?? []) };
    }),
  );
}

function textWithout(text: string, sheets: Sheet[], isErased: IsErased): Uint8Array {
  const gone = goneRows(sheets, isErased);
  const { separator, records } = textRecords(text);
  const lines = records.map((record, index) =>
    gone.has(index + 1) ? "" : record.map((cell) => quoted(cell, separator)).join(separator),
  );
  return new TextEncoder().encode(`\ufeffsep=${separator}\r\n${lines.join("\r\n")}\r\n`);
}

function goneRows(sheets: Sheet[], isErased: IsErased): Set<number> {
  return new Set(
    sheets.flatMap(({ name, rows }) =>
      rows.filter(({ row, cells }) => isErased(name, row, cells)).map(({ row }) => row),
    ),
  );
}

function quoted(cell: string, separator: string): string {
  return /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

// A row of a table in JSON is an element of its list, and the first is row 1.
function jsonWithout(content: unknown, isErased: IsErased): Uint8Array {
  const entries = Object.entries(content ?? {}).map(([key, value]: [string, unknown]) => {
    if (!Array.isArray(value)) return [key, value];
    const gone = goneRows(sheetsOf({ kind: "json", content: { [key]: value } }), isErased);
    return [key, value.map((row: unknown, at) => (gone.has(at + 1) ? {} : row))];
  });
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
}
