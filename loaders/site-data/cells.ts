import type { StoredRow } from "../duckdb.ts";

/** Text of a row's cell; empty where there is none. */
export function text(row: StoredRow, column: string): string {
  return textOrNull(row, column) ?? "";
}

export function textOrNull(row: StoredRow, column: string): string | null {
  const cell = cellOf(row, column);
  return cell === null ? null : String(cell);
}

export function numberOrNull(row: StoredRow, column: string): number | null {
  const cell = cellOf(row, column);
  if (cell === null || typeof cell === "number") return cell;
  throw new Error(`${column} is not a number: ${String(cell)}`);
}

/** A number that must be there: what is missing is never made a zero. */
export function number(row: StoredRow, column: string): number {
  const cell = numberOrNull(row, column);
  if (cell === null) throw new Error(`${column} has no number`);
  return cell;
}

// Seven digits are more than any page shows of what is no count; the rest would only be carried.
export function sevenDigits(given: number): number {
  return Number.isInteger(given) ? given : Number(given.toPrecision(7));
}

export function shortNumber(row: StoredRow, column: string): number | null {
  const cell = numberOrNull(row, column);
  return cell === null ? null : sevenDigits(cell);
}

export function booleanOrNull(row: StoredRow, column: string): boolean | null {
  const cell = cellOf(row, column);
  if (cell === null || typeof cell === "boolean") return cell;
  throw new Error(`${column} is not yes or no: ${String(cell)}`);
}

/** The texts of a list; none where there is no list. */
export function texts(row: StoredRow, column: string): string[] {
  const cell = cellOf(row, column);
  if (cell === null) return [];
  if (!Array.isArray(cell)) throw new Error(`${column} is not a list`);
  return cell.map(String);
}

function cellOf(row: StoredRow, column: string): StoredRow[string] {
  const cell = row[column];
  if (cell === undefined) throw new Error(`no such column: ${column}`);
  return cell;
}
