import { cellText, type Sheet, type SheetRow } from "../forms/cell.ts";
import { plain } from "../forms/field.ts";

/** The table of a sheet: where each column stands, and the rows below its header. */
export interface Table {
  /** The cell of a row under any of these spellings of a header; empty text where there is none. */
  cell(row: SheetRow, headers: string[]): string;
  /** Whether the header is there under any of its spellings. */
  has(headers: string[]): boolean;
  rows: SheetRow[];
}

/** The table that begins at the first of `within` filled rows whose cells hold every header needed. */
export function tableOf(sheet: Sheet, needed: string[][], within: number): Table | undefined {
  const filled = sheet.rows.filter((row) => row.cells.some((cell) => cellText(cell) !== ""));
  for (const [index, row] of filled.entries()) {
    if (row.row > within) return undefined;
    const columns = columnsByHeader(row);
    const column = (headers: string[]) =>
      headers.map((header) => columns.get(plain(header))).find((found) => found !== undefined);
    if (needed.some((headers) => column(headers) === undefined)) continue;
    return {
      has: (headers) => column(headers) !== undefined,
      cell(line, headers) {
        const position = column(headers);
        return position === undefined ? "" : cellText(line.cells[position]);
      },
      rows: filled.slice(index + 1),
    };
  }
  return undefined;
}

function columnsByHeader(row: SheetRow): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [position, cell] of row.cells.entries()) {
    const header = plain(cellText(cell));
    if (header !== "" && !columns.has(header)) columns.set(header, position);
  }
  return columns;
}
