import { cellText, type Cell, type Sheet } from "../forms/cell.ts";
import { labelCell } from "../forms/label-cell.ts";
import type { IsErased } from "./file-without-rows.ts";

/** The id of the placement that a row is about, as the unit wrote it, whether or not the row could be used. */
type IdOf = (sheet: string, row: number, cells: Cell[]) => string | undefined;

export function idsIn(sheets: readonly Sheet[]): IdOf {
  const columns = new Map(
    sheets.flatMap((sheet) => {
      const label = labelCell(sheet, "plassering");
      return label === undefined ? [] : [[sheet.name, label] as const];
    }),
  );
  return (sheet, row, cells) => {
    const column = columns.get(sheet);
    const id = column && row > column.row ? cellText(cells[column.at]) : "";
    return id === "" ? undefined : id;
  };
}

/** The rows about any of these placements: those that were set aside too. */
export function rowsWithIds(sheets: readonly Sheet[], isGoing: (id: string) => boolean): IsErased {
  const idOf = idsIn(sheets);
  return (sheet, row, cells) => {
    const id = idOf(sheet, row, cells);
    return id !== undefined && isGoing(id);
  };
}
