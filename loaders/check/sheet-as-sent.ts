import { type Cell, type Sheet } from "../forms/cell.ts";
import { timeFormat } from "../forms/time-format.ts";
import { type CellStyle, type CellValue } from "../readers/workbook.ts";

/** The rows of a sheet for a new workbook, each where it stood, and the style of each date by `row,column` from 0. */
export function sheetAsSent({ rows }: Sheet): { rows: CellValue[][]; dates: Map<string, CellStyle> } {
  const written: CellValue[][] = [];
  const dates = new Map<string, CellStyle>();
  for (const { row, cells } of rows) {
    const at = Math.max(0, row - 1);
    while (written.length < at) written.push([]);
    written[at] = cells.map(valueOf);
    for (const [index, cell] of cells.entries())
      if (valueOf(cell) instanceof Date) dates.set(`${at},${index}`, { numFmt: timeFormat });
  }
  return { rows: written, dates };
}

/** A column for each that the rows have, as wide as a time. */
export function columnsOf(rows: CellValue[][]): { width: number }[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, () => ({ width: 20 }));
}

// A date of a workbook has come as ISO text, and goes back as a date.
function valueOf(cell: Cell): CellValue {
  if (typeof cell !== "string") return cell;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(cell) ? new Date(`${cell}Z`) : cell;
}
