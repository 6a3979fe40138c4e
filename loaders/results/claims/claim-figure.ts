import type { StoredRow } from "../../duckdb.ts";
import type { ClaimFigure, ClaimWay } from "./claim-result.ts";

/** A row of `results.figures` as a claim shows it. */
export function claimFigure(source: ClaimWay["source"], row: StoredRow): ClaimFigure {
  const number = (column: string) => {
    const cell = row[column];
    return typeof cell === "number" ? cell : null;
  };
  return {
    source,
    indicator_id: String(row["indicator_id"]),
    place_id: String(row["place_id"]),
    period: String(row["period"]),
    period_start: String(row["period_start"]),
    state: String(row["state"]),
    value: number("value"),
    low: number("low"),
    high: number("high"),
    lower: number("lower"),
    upper: number("upper"),
    numerator: number("numerator"),
    denominator: number("denominator"),
    provisional: row["provisional"] === true,
    months_expected: number("months_expected"),
    months_reported: number("months_reported"),
    published_by: null,
  };
}
