import { readFileSync } from "node:fs";

/** A row that another program made: its columns as text, and as number, with undefined for an empty one. */
export interface ReferenceCase {
  text(column: string): string;
  number(column: string): number;
  optional(column: string): number | undefined;
}

export function referenceCases(list: string): ReferenceCase[] {
  const [header = "", ...lines] = readFileSync(new URL(list, import.meta.url), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => referenceCase(header.split(","), line.split(",")));
}

function referenceCase(columns: string[], cells: string[]): ReferenceCase {
  const text = (column: string) => {
    const cell = cells[columns.indexOf(column)];
    if (cell === undefined) throw new Error(`no column ${column} in ${columns.join(",")}`);
    return cell;
  };
  const optional = (column: string) => (text(column) === "" ? undefined : Number(text(column)));
  const number = (column: string) => {
    const found = optional(column);
    if (found === undefined) throw new Error(`no ${column} in ${cells.join(",")}`);
    return found;
  };
  return { text, number, optional };
}

/** How far a number is from the one expected, as a share of it: 0 where both are the same or both are missing. */
export function relativeError(found: number | undefined, expected: number | undefined): number {
  if (found === expected) return 0;
  if (found === undefined || expected === undefined) return Infinity;
  return Math.abs(found - expected) / Math.abs(expected);
}
