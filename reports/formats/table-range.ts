import { columnLetter } from "../../loaders/forms/column-letter.ts";
import type { SheetTable } from "./sheets.ts";

/** The corner cells of a table that stands under some lines, its row of names the first. */
export function tableRange(lines: string[], { columns, rows }: SheetTable): { from: string; to: string } {
  const head = lines.length + 1;
  return { from: `A${head}`, to: `${columnLetter(columns.length - 1)}${head + rows.length}` };
}
