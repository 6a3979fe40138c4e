import type { TrendCell } from "../unit-table.ts";
import { referenceCases, type ReferenceCase } from "./reference-cases.ts";

const rows = referenceCases("trend-cells.csv");

/** The made-up units of a case. */
export function trendCells(name: string): TrendCell[] {
  return rows
    .filter((row) => row.text("case") === name)
    .map((row) => ({
      unit: row.number("unit"),
      period: row.number("period"),
      events: row.number("events"),
      exposure: row.number("exposure"),
    }));
}

/** How far a number is from the one expected, as a share of it or of what it is measured with. */
export function errorBeside(found: number | undefined, expected: number, scale: number): number {
  return Math.abs((found ?? NaN) - expected) / Math.max(Math.abs(expected), Math.abs(scale));
}

/** A case in words. */
export function inWords(row: ReferenceCase): string {
  const season = row.number("harmonic") ? ", with season" : "";
  const clustered = row.number("cluster") ? ", clustered by unit" : "";
  return `${row.text("case")}, ${row.text("periods_per_year")} periods a year${season}${clustered}`;
}
