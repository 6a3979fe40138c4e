import { cellText, type SheetRow } from "./cell.ts";
import { foundText, type Finding } from "./finding.ts";
import { columnFinder, type Column } from "./header.ts";

/** The columns of a table that a header has placed. */
export interface Placed {
  column: Column;
  at: number;
}

const totals = /^(?:sum|total|totalt|i alt|samlet|samla|til sammen|til saman)\b/i;

/** What a row under the header is when it is none of the table: the header once more, or the sum of the rows above. */
export function oddRow(
  row: SheetRow,
  placed: Placed[],
  columns: Column[],
): Pick<Finding, "rule" | "column" | "found"> | undefined {
  const find = columnFinder(columns);
  const [first] = placed;
  const labels = placed.filter(({ column, at }) => find(row.cells[at]) === column).length;
  if (first && labels * 2 >= placed.length)
    return { rule: "header-repeated", column: first.column.key, found: shown(row, first) };
  const filled = placed.filter(({ at }) => cellText(row.cells[at]) !== "");
  const [leading] = filled;
  if (!leading) return undefined;
  const text = cellText(row.cells[leading.at]);
  const numbers = filled.every(({ at }) => /^\d+(?:[.,]\d+)?$/.test(cellText(row.cells[at])));
  const required = placed.filter(({ column }) => column.required).length;
  const answered = filled.filter(({ column }) => column.required).length;
  const isTotal = totals.test(text) || (numbers && answered * 2 < required);
  return isTotal && answered < required
    ? { rule: "total-row", column: leading.column.key, found: shown(row, leading) }
    : undefined;
}

function shown({ cells }: SheetRow, { column, at }: Placed): string | null {
  return foundText(cells[at], column.kind === "person" ? "person" : null);
}

/** Columns without a header of their own beside one that has, filled in most rows: a header merged over both. */
export function mergedHeaders(header: SheetRow, below: SheetRow[], placed: Placed[]): Finding["column"][] {
  return placed.flatMap(({ column, at }) => {
    const next = at + 1;
    const filled = below.filter(({ cells }) => cellText(cells[next]) !== "").length;
    return cellText(header.cells[next]) === "" && filled > 0 && filled * 2 >= below.length
      ? [column.key]
      : [];
  });
}
