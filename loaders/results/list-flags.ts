import { group } from "d3-array";
import { benjaminiHochberg } from "../../src/statistics/units/benjamini-hochberg.ts";
import { holm } from "../../src/statistics/units/holm.ts";
import type { NewRow } from "../duckdb.ts";
import type { ListLevels } from "./declared-trends.ts";

/**
 * The answers with the p-value adjusted for all the places of the same level that are listed beside each other, and
 * whether the place's own fall or rise stands after it: Holm over all regions, Benjamini and Hochberg over the prisons
 * and over the units with an estimate. The country is in no list.
 */
export function withListFlags(rows: readonly NewRow[], levels: ListLevels): NewRow[] {
  const lists = group(rows, ({ organisation, place_level, trend_id, quarter }) =>
    [organisation, place_level, trend_id, quarter].join(" "),
  );
  return [...lists.values()].flatMap((list) => {
    const level = list[0]?.["place_level"];
    if (level === "country") return list;
    const isRegions = level === "region";
    const limit = isRegions ? levels.regions : levels.units;
    const pValues = list.map(estimatedP);
    const listed = isRegions ? holm(pValues, list.length) : benjaminiHochberg(pValues);
    return list.map((row, at) => {
      const list_p = listed[at];
      const stands = list_p !== undefined && list_p <= limit;
      return { ...row, list_p, list_flag: stands && isChange(row["answer"]) };
    });
  });
}

/** The p-value of a place with an answer; one with too little data is not looked at. */
function estimatedP({ observed_answer, p_value }: NewRow): number | undefined {
  return typeof p_value === "number" && observed_answer !== "too_little_data" ? p_value : undefined;
}

const isChange = (answer: NewRow[string]) => answer === "declining" || answer === "increasing";
