import type { ReportSheet, SheetCell, SheetTable } from "./sheets.ts";

/** How wide a sheet's columns must be to be read, in letters: one for the lines where there is no table. */
export function columnWidthsOf(table: SheetTable | undefined): number[] {
  if (!table) return [widest];
  return table.columns.map(({ label }, at) => {
    const words = label.split(" ").map(({ length }) => length);
    const lines = table.rows.flatMap((row) => shownIn(row[at]).split("\n")).map(({ length }) => length);
    return Math.min(widest, Math.max(10, ...words, ...lines) + beside);
  });
}

/** How many lines each row of a sheet takes, since not every program makes room for words that are broken. */
export function rowLinesOf({ lines, table }: ReportSheet): number[] {
  const widths = columnWidthsOf(table);
  if (!table) return lines.map((line) => linesIn(line, widths[0]));
  const rows: SheetCell[][] = [table.columns.map(({ label }) => label), ...table.rows];
  return [
    ...lines.map(() => 1),
    ...rows.map((row) => Math.max(1, ...row.map((cell, at) => linesIn(cell, widths[at])))),
  ];
}

/** How many lines a cell's words take in a column so wide, broken between words. */
function linesIn(cell: SheetCell, width = widest): number {
  return shownIn(cell)
    .split("\n")
    .reduce((lines, line) => lines + brokenLines(line, width - beside), 0);
}

function brokenLines(line: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of line.split(" ")) {
    const needed = used === 0 ? length : used + 1 + length;
    if (needed <= width) used = needed;
    else {
      lines += used === 0 ? Math.floor(length / width) : Math.ceil(length / width);
      used = length % width;
    }
  }
  return lines;
}

/** What a cell shows. */
function shownIn(cell: SheetCell | undefined): string {
  return typeof cell === "object" ? cell.shown : (cell ?? "");
}

// A longer text is broken into lines within its cell.
const widest = 80;

// What is kept free beside the words, so that a number at the right stands apart from the next column's words.
const beside = 4;
