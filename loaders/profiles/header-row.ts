import { cellText, type Cell, type Sheet, type SheetRow } from "../forms/cell.ts";
import { plain } from "../forms/field.ts";

/** The table of a sheet: where each column stands, and the rows below its header. */
export interface Table {
  /** The cell of a row under any of these spellings of a header; empty text where there is none. */
  cell(row: SheetRow, headers: string[]): string;
  /** Headers needed that more than one column has: which of them is meant nobody can tell. */
  twice: string[];
  rows: SheetRow[];
}

/** The table that begins at the first of `within` filled rows whose cells hold every header needed. */
export function tableOf(
  sheet: Sheet,
  needed: string[][],
  { within, lines }: { within: number; lines: 1 | 2 },
): Table | undefined {
  const filled = filledRows(sheet);
  for (const [index, { row, columns }] of headerRows(filled, within, lines).entries()) {
    if (missingIn(columns, needed).length > 0) continue;
    const rows = filled.slice(index + 1).filter((one) => one.row >= row + lines);
    return {
      twice: needed.flatMap((headers) =>
        headers.filter((header) => (columns.get(plain(header))?.length ?? 0) > 1).slice(0, 1),
      ),
      cell: (line, headers) => cellText(line.cells[positionsOf(columns, headers)?.[0] ?? -1]),
      rows,
    };
  }
  return undefined;
}

/** Of the rows that could be the header, the one that lacks fewest of the headers needed, and which; none where all do. */
export function nearestHeader(
  sheet: Sheet,
  needed: string[][],
  { within, lines }: { within: number; lines: 1 | 2 },
): { row: number; missing: string[] } | undefined {
  const [nearest] = headerRows(filledRows(sheet), within, lines)
    .map(({ row, columns }) => ({ row, missing: missingIn(columns, needed) }))
    .toSorted((one, other) => one.missing.length - other.missing.length);
  return nearest && nearest.missing.length < needed.length ? nearest : undefined;
}

type ColumnsByHeader = Map<string, number[]>;

function filledRows({ rows }: Sheet): SheetRow[] {
  return rows.filter((row) => row.cells.some((cell) => cellText(cell) !== ""));
}

function headerRows(
  filled: SheetRow[],
  within: number,
  lines: 1 | 2,
): { row: number; columns: ColumnsByHeader }[] {
  const rows = filled.filter(({ row }) => row <= within);
  return rows.map((row, index) => {
    const below = lines === 2 ? filled[index + 1] : undefined;
    const header = below && below.row === row.row + 1 ? inOneLine(row.cells, below.cells) : row.cells;
    return { row: row.row, columns: columnsByHeader(header) };
  });
}

// Merged cells have their text in the first of them: what stands over several columns belongs to each.
function inOneLine(upper: Cell[], lower: Cell[]): string[] {
  let over = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, position) => {
    const [above, below] = [cellText(upper[position]), cellText(lower[position])];
    if (above !== "") over = above;
    return below === "" ? above : `${over} ${below}`.trim();
  });
}

function missingIn(columns: ColumnsByHeader, needed: string[][]): string[] {
  return needed.flatMap((headers) => (positionsOf(columns, headers) ? [] : headers.slice(0, 1)));
}

function positionsOf(columns: ColumnsByHeader, headers: string[]): number[] | undefined {
  return headers.map((header) => columns.get(plain(header))).find((found) => found !== undefined);
}

function columnsByHeader(cells: Cell[]): ColumnsByHeader {
  const columns: ColumnsByHeader = new Map();
  for (const [position, cell] of cells.entries()) {
    const header = plain(cellText(cell));
    if (header !== "") columns.set(header, [...(columns.get(header) ?? []), position]);
  }
  return columns;
}
