import type { Cell, ReportDocument, TableBlock } from "../document/document.ts";
import { plainText } from "./plain-text.ts";

/** One sheet of a report's workbook, whichever file it becomes. */
export interface ReportSheet {
  name: string;
  /** What stands above the table, a line a row; the first says what the sheet holds. */
  lines: string[];
  table?: SheetTable;
}

/** A table with one row of names above and no row or column left empty. */
export interface SheetTable {
  /** Unique in the workbook, of the letters that a spreadsheet lets a table be called by. */
  name: string;
  columns: { label: string; number: boolean }[];
  rows: SheetCell[][];
}

/** Words, words that lead to a sheet, or a number or a day with the words it is shown by. */
export type SheetCell = Cell | { shown: string; sheet: string };

/**
 * The sheets of a report: cover, contents, notes, signs, and then each of its tables on a sheet of its own, by the rules
 * for accessible statistical tables (Analysis Function, Releasing statistics in spreadsheets, 2023).
 */
export function sheetsOf(report: ReportDocument): ReportSheet[] {
  const { labels, blocks, marks } = report;
  const tables = blocks.filter((block) => block.kind === "table");
  const notes = [...new Set(tables.flatMap((table) => table.notes.map(oneLine)))];
  const named = uniqueNames(" ");
  const tableNamed = uniqueNames("_");
  const nameOf = (label: string) => named(label.replace(/[[\]:*?/\\']/g, " ").trim() || labels.sheet, 31);
  const cover = nameOf(labels.cover);
  const contents = nameOf(labels.contents);
  const about = [
    ...explained(
      labels.notes,
      [labels.note, labels.meaning],
      notes.map((note, at) => [noteMark(at), note]),
    ),
    ...explained(
      labels.signs,
      [labels.signs, labels.meaning],
      labels.signsExplained.map(({ sign, meaning }) => [sign, meaning]),
    ),
  ].map(({ title, ...sheet }) => ({ ...sheet, name: nameOf(title), lines: [title] }));
  const own = tables.map((table, at) => ({
    name: nameOf(table.id),
    lines: [captionOf(table, `${labels.table} ${at + 1}`, notes)],
    table: { columns: table.columns, rows: table.rows },
  }));
  const listed = [...about, ...own];
  const list = {
    columns: headed([labels.sheet, labels.table]),
    rows: listed.map(({ name, lines: [title = ""] }) => [{ shown: name, sheet: name }, title]),
  };
  return [
    { name: cover, lines: coverLines(report) },
    ...[{ name: contents, lines: [labels.contents], table: list }, ...listed].map(
      ({ name, lines, table }) => ({
        name,
        lines: [...lines, ...marks.map(oneLine)],
        table: {
          ...table,
          name: tableNamed(tableName(name), 255),
          columns: uniqueLabels(table),
          rows: cellsOf(name, table),
        },
      }),
    ),
  ];
}

function coverLines(report: ReportDocument): string[] {
  const { title, subtitle, marks, about, author, labels, fingerprint } = report;
  const all = [title, subtitle, ...marks, ...about, author, labels.fingerprint, ...fingerprint.split("\n")];
  return all.map(oneLine).filter((line) => line !== "");
}

interface Explained {
  title: string;
  table: Pick<SheetTable, "columns" | "rows">;
}

/** A sheet that says what notes or signs mean, where there are any. */
function explained(title: string, columns: string[], rows: string[][]): Explained[] {
  return rows.length === 0 ? [] : [{ title, table: { columns: headed(columns), rows } }];
}

function headed(labels: string[]) {
  return labels.map((label) => ({ label, number: false }));
}

function captionOf({ caption, notes }: TableBlock, number: string, all: string[]): string {
  const marks = notes.map((note) => noteMark(all.indexOf(oneLine(note))));
  return oneLine([`${number}. ${caption}`, ...new Set(marks)].join(" "));
}

// Read aloud as it stands, which a raised number is not; the word is the same in bokmål and nynorsk.
function noteMark(at: number): string {
  return `[note ${at + 1}]`;
}

/** Names that differ by more than capitals, each no longer than it may be. */
function uniqueNames(space: string): (name: string, longest: number) => string {
  const taken = new Set<string>();
  return (name, longest) => {
    for (let again = 1; ; again++) {
      const suffix = again === 1 ? "" : `${space}${again}`;
      const tried = oneLine(name.slice(0, longest - suffix.length)) + suffix;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  };
}

function tableName(sheet: string): string {
  return `table_${sheet.replace(/[^\p{L}\p{N}]/gu, "_")}`;
}

/** The names of columns, none like another, since a spreadsheet finds a column by its name. */
function uniqueLabels({ columns }: Pick<SheetTable, "columns">): SheetTable["columns"] {
  const named = uniqueNames(" ");
  return columns.map((column) => ({ ...column, label: named(oneLine(column.label) || "–", 255) }));
}

/** The cells as a spreadsheet can hold them, every row as long as the row of names. */
function cellsOf(sheet: string, { columns, rows }: Pick<SheetTable, "columns" | "rows">): SheetCell[][] {
  return rows.map((row) => {
    if (row.length !== columns.length)
      throw new Error(`${row.length} cells in a row of ${columns.length}: ${sheet}`);
    return row.map((cell) => (typeof cell === "string" ? withinCell(cell) : cell));
  });
}

// Excel's own limit for the text of a cell.
const longestCell = 32_767;

function withinCell(text: string): string {
  const held = plainText(text);
  return held.length <= longestCell ? held : plainText(`${held.slice(0, longestCell - 1)}…`);
}

function oneLine(text: string): string {
  return withinCell(text).replace(/\s+/g, " ").trim();
}
