import type { Observed } from "../../src/statistics/risk-sets.ts";
import type { Stored, StoredRow } from "../duckdb.ts";

/** The lengths in seconds of a row of `indicators.lengths`, with whose each is. */
export function observedLengths(row: StoredRow): Observed[] {
  return [
    ...observed(row["ended_seconds"], row["ended_persons"], true),
    ...observed(row["open_seconds"], row["open_persons"], false),
  ];
}

function observed(seconds: Stored | undefined, persons: Stored | undefined, ended: boolean): Observed[] {
  if (!Array.isArray(seconds) || !Array.isArray(persons)) throw new Error("a set without its lengths");
  return seconds.map((duration, i) => ({
    duration: Number(duration),
    ended,
    person: persons[i]?.toString(),
  }));
}
