import { withTotals, type AnswerCount } from "./sample-counts.ts";

/** The counts as a file: one line per place or level, truth, quarters, kind of verdict and answer. */
export function sampleCsv(
  counts: readonly AnswerCount[],
  run: { seeds: number; seeds_of_all_trends: number; date: string },
): string {
  const rows = withTotals(counts).map(({ place_id, ...row }) => ({
    ...row,
    place_id: place_id ?? "",
    seeds: row.trend_id === "stays" ? run.seeds : run.seeds_of_all_trends,
    date: run.date,
  }));
  const columns = [
    "trend_id",
    "place_level",
    "place_id",
    "truth",
    "quarters",
    "said",
    "answer",
    "count",
    "of",
    "seeds",
    "date",
  ] as const;
  return [columns.join(","), ...rows.map((row) => columns.map((column) => row[column]).join(",")), ""].join(
    "\n",
  );
}
