import type { z } from "zod";
import { toWindows1252 } from "../readers/windows-1252.ts";
import { writeWorkbook as writeSheets, type CellValue } from "../readers/workbook.ts";
import type { Cell } from "./cell.ts";
import type { Language } from "./field.ts";
import { wordsOf, writtenTables, type TypedCell, type Value, type Write } from "./layout.ts";
import { isoWithOffset, isRepeatedHour, norwegianTime, wallClock } from "./oslo-time.ts";
import { timeFormat } from "./time-format.ts";

export type { TypedCell } from "./layout.ts";

/** A report as a workbook. `typed` are cells that say something else than the content. */
export function writeWorkbook(
  content: object,
  form: z.ZodObject,
  language: Language,
  typed: readonly TypedCell[] = [],
): Promise<Uint8Array> {
  const tables = writtenTables<CellValue>(content, form, typed, (value, column) =>
    column.kind === "instant" && typeof value === "number"
      ? inWorkbook(value)
      : scalar(wordsOf(value, column, language)),
  );
  return writeSheets(
    tables.map(({ name, layout, columns, rows }) => ({
      name: name[language],
      columns: (layout === "labels" ? [{}, {}] : columns).map((column) => ({
        width: 22,
        ...("kind" in column && column.kind === "instant" && { numFmt: timeFormat }),
      })),
      rows:
        layout === "labels"
          ? columns.map((column, at) => [column[language].label, rows[0]?.[at] ?? null])
          : [columns.map((column) => column[language].label), ...rows],
    })),
  );
}

export interface CsvStyle {
  separator: ";" | "," | "\t";
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  bom: boolean;
  dateStyle: "norwegian" | "iso";
}

/** A report as one text file, each table opened by a line with its name. */
export function writeCsv(
  content: object,
  form: z.ZodObject,
  language: Language,
  style: CsvStyle,
  typed: readonly TypedCell[] = [],
): Uint8Array {
  const write: Write<Cell> = (value, column) =>
    column.kind === "instant" && typeof value === "number"
      ? inText(value, style.dateStyle)
      : scalar(wordsOf(value, column, language));
  const lines = writtenTables(content, form, typed, write).flatMap(({ name, layout, columns, rows }) => {
    const labels = columns.map((column) => column[language].label);
    const table =
      layout === "labels" ? labels.map((label, at) => [label, rows[0]?.[at] ?? null]) : [labels, ...rows];
    return [[name[language]], ...table, []];
  });
  const text = lines.map((cells) => cells.map((cell) => quoted(cell, style.separator)).join(style.separator));
  return encoded(text.join("\r\n"), style);
}

/** A report as JSON, with codes as identifiers and times with their offset. */
export function writeJson(content: object, form: z.ZodObject, typed: readonly TypedCell[] = []): Uint8Array {
  const tables = writtenTables<Value>(content, form, typed, (value, { kind }) =>
    kind === "instant" && typeof value === "number" ? isoWithOffset(value) : value,
  );
  const objects = tables.map(({ name, layout, columns, rows }) => {
    const records = rows.map((row) =>
      Object.fromEntries(columns.map(({ key }, at) => [key, row[at] ?? null])),
    );
    return [name.key, layout === "labels" ? (records[0] ?? {}) : records];
  });
  return new TextEncoder().encode(`${JSON.stringify(Object.fromEntries(objects), null, 1)}\n`);
}

// A workbook's date cannot say which of two repeated hours it is; text can.
function inWorkbook(seconds: number): CellValue {
  return isRepeatedHour(seconds) ? isoWithOffset(seconds) : wallClock(seconds);
}

function inText(seconds: number, style: CsvStyle["dateStyle"]): string {
  if (isRepeatedHour(seconds)) return isoWithOffset(seconds);
  if (style === "iso") return wallClock(seconds).toISOString().slice(0, 19);
  const rest = seconds % 60;
  return rest === 0 ? norwegianTime(seconds) : `${norwegianTime(seconds)}:${String(rest).padStart(2, "0")}`;
}

function scalar(value: Value): string | number | boolean | null {
  return Array.isArray(value) ? value.join(", ") : value;
}

function quoted(cell: Cell, separator: string): string {
  const text = cell === null ? "" : String(cell);
  return /["\r\n]|^\s|\s$/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}

function encoded(text: string, { encoding, bom }: CsvStyle): Uint8Array {
  if (encoding === "windows-1252") return toWindows1252(text);
  const marked = bom ? `\ufeff${text}` : text;
  if (encoding === "utf-8") return new TextEncoder().encode(marked);
  const bytes = Buffer.from(marked, "utf16le");
  return encoding === "utf-16le" ? bytes : bytes.swap16();
}
