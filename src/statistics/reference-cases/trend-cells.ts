import type { TrendCell } from "../trends/unit-table.ts";
import { referenceCases, type ReferenceCase } from "./reference-cases.ts";

const rows = referenceCases("trend-cells.csv");

/** The made-up units of a case. */
export function trendCells(name: string): TrendCell[] {
  return rows.filter((row) => row.text("case") === name).map(trendCell);
}

const trendCell = (row: ReferenceCase): TrendCell => ({
  unit: row.number("unit"),
  period: row.number("period"),
  events: row.number("events"),
  exposure: row.number("exposure"),
});
