import { packSeries, type Series } from "../../src/figures/packed-figures.ts";
import type { UnitComparison, Units } from "../../src/figures/units.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { booleanOrNull, numberOrNull, shortNumber, text, textOrNull } from "./cells.ts";

/** The quarters of these units, and each unit beside the others of its class. */
export async function readUnits(
  connection: DuckDBConnection,
  series: Series[],
  unitIds: ReadonlySet<string>,
): Promise<Units> {
  const quarters = series.filter(
    ({ names }) =>
      unitIds.has(names.place_id) &&
      names.organisation === "now" &&
      names.period === "quarter" &&
      names.measure_id === "safety_cell" &&
      names.population === "adults" &&
      names.indicator_id === "stays_started",
  );
  const rows = await readRows(connection, "from published.unit_comparison");
  return { figures: packSeries(quarters), comparison: rows.map(comparison) };
}

function comparison(row: StoredRow): UnitComparison {
  const classRate = numberOrNull(row, "class_rate");
  const limit = (column: string) => {
    const ratio = numberOrNull(row, column);
    return ratio === null || classRate === null ? null : Number((ratio * classRate).toPrecision(7));
  };
  return {
    unit_id: text(row, "unit_id"),
    class_id: textOrNull(row, "class_id"),
    state: text(row, "state"),
    reason: textOrNull(row, "reason"),
    prison_days: numberOrNull(row, "prison_days"),
    stays: numberOrNull(row, "stays"),
    class_rate: shortNumber(row, "class_rate"),
    expected: shortNumber(row, "expected"),
    lower_95: limit("lower_95"),
    upper_95: limit("upper_95"),
    lower_998: limit("lower_998"),
    upper_998: limit("upper_998"),
    stays_lower_95: numberOrNull(row, "stays_lower_95"),
    stays_upper_95: numberOrNull(row, "stays_upper_95"),
    stays_lower_998: numberOrNull(row, "stays_lower_998"),
    stays_upper_998: numberOrNull(row, "stays_upper_998"),
    flagged: booleanOrNull(row, "flagged"),
    shrunken_rate: shortNumber(row, "shrunken_rate"),
    shrunken_lower: shortNumber(row, "shrunken_lower"),
    shrunken_upper: shortNumber(row, "shrunken_upper"),
    tau: shortNumber(row, "tau"),
  };
}
