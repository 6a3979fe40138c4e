import type { SheetCell, SheetTable } from "./sheets.ts";

/** How wide a sheet's columns must be to be read, in letters: one for the lines where there is no table. */
export function columnWidthsOf(table: SheetTable | undefined): number[] {
  if (!table) return [widest];
  return table.columns.map(({ label }, at) => {
    const words = label.split(" ").map(({ length }) => length);
    const lines = table.rows.flatMap((row) => shownIn(row[at]).split("\n")).map(({ length }) => length);
    return Math.min(widest, Math.max(10, ...words, Math.max(0, ...lines)) + 2);
  });
}

/** How many lines a cell's words take in a column so wide, broken between words. */
export function linesIn(cell: SheetCell, width: number): number {
  return shownIn(cell)
    .split("\n")
    .reduce((lines, line) => lines + brokenLines(line, width), 0);
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
