import type { StoredRow } from "../../duckdb.ts";

/** A claim as it is asked: its row in the list. What its kind does not need is null, or none. */
export interface AskedClaim {
  claim_id: string;
  made_up: boolean;
  kind: string;
  place_id: string;
  among: string | null;
  measure_id: string;
  populations: string[];
  indicators: string[];
  trend_id: string;
  direction: string;
  share: number;
  from_year: number;
  to_year: number;
}

export function askedClaim(row: StoredRow): AskedClaim {
  const words = (column: string) => {
    const cell = row[column];
    return Array.isArray(cell) ? cell.map(String) : [];
  };
  return {
    claim_id: String(row["claim_id"]),
    made_up: row["made_up"] === true,
    kind: String(row["kind"]),
    place_id: String(row["place_id"]),
    among: row["among"] === null ? null : String(row["among"]),
    measure_id: String(row["measure_id"]),
    populations: words("populations"),
    indicators: words("indicators"),
    trend_id: String(row["trend_id"]),
    direction: String(row["direction"]),
    share: Number(row["share"]),
    from_year: Number(row["from_year"]),
    to_year: Number(row["to_year"]),
  };
}
