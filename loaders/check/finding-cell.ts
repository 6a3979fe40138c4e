import { cellText, type Sheet } from "../forms/cell.ts";
import { columnLabel } from "../forms/column-label.ts";
import { plainLabel } from "../forms/header.ts";
import { namesTable, tables } from "../forms/tables.ts";

/** A cell by its row as the sender sees it, and the place of its column, from 0. */
export interface Place {
  row: number;
  at: number;
}

/** Where a finding stands in its sheet; undefined where it is of the whole sheet, or of a column that is not there. */
export function findingCell(
  sheet: Sheet,
  { row, column }: { row: number | null; column: string | null },
): Place | undefined {
  if (column === null) return row === null ? undefined : { row, at: 0 };
  const labels = new Set(
    [column, columnLabel(column, "nb"), columnLabel(column, "nn")].map((label) => plainLabel(label)),
  );
  for (const line of sheet.rows) {
    const at = line.cells.findIndex((cell) => labels.has(plainLabel(cellText(cell))));
    if (at < 0) continue;
    if (isOfLabels(sheet)) return { row: line.row, at: at + 1 };
    return { row: row ?? line.row, at };
  }
  return row === null ? undefined : { row, at: 0 };
}

/** Whether a sheet has a value beside each label, rather than rows under a header. */
function isOfLabels({ name }: Sheet): boolean {
  return [tables.hode, tables.kvalitetssikring].some((table) => namesTable(name, table));
}
