import type { Observed } from "../../src/statistics/lengths/risk-sets.ts";
import type { StoredRow } from "../duckdb.ts";

/** The lengths in seconds of a row of `indicators.lengths`, with whose each is. */
export function observedLengths({ seconds, have_ended, persons }: StoredRow): Observed[] {
  if (!Array.isArray(seconds) || !Array.isArray(have_ended) || !Array.isArray(persons))
    throw new Error("a set without its lengths");
  return seconds.map((duration, i) => ({
    duration: Number(duration),
    ended: have_ended[i] === true,
    person: persons[i]?.toString(),
  }));
}
