import { cellText, type Sheet } from "./cell.ts";
import { columnLabel } from "./column-label.ts";
import { plainLabel } from "./header.ts";

/** Where a column of ours is named in a sheet, in either language or by its key: the row, and the place from 0. */
export function labelCell(
  { rows }: Pick<Sheet, "rows">,
  column: string,
): { row: number; at: number } | undefined {
  const labels = new Set(
    [column, columnLabel(column, "nb"), columnLabel(column, "nn")].map((label) => plainLabel(label)),
  );
  for (const { row, cells } of rows) {
    const at = cells.findIndex((cell) => labels.has(plainLabel(cellText(cell))));
    if (at >= 0) return { row, at };
  }
  return undefined;
}
