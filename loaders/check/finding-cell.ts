import { type Sheet } from "../forms/cell.ts";
import { labelCell } from "../forms/label-cell.ts";
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
  const label = labelCell(sheet, column);
  if (label === undefined) return row === null ? undefined : { row, at: 0 };
  return isOfLabels(sheet) ? { row: label.row, at: label.at + 1 } : { row: row ?? label.row, at: label.at };
}

/** Whether a sheet has a value beside each label, rather than rows under a header. */
function isOfLabels({ name }: Sheet): boolean {
  return [tables.hode, tables.kvalitetssikring].some((table) => namesTable(name, table));
}
