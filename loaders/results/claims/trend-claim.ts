import type { ClaimAnswer } from "../../../src/statistics/claims/claim-answer.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../../duckdb.ts";
import type { AskedClaim } from "./asked-claim.ts";
import { undecidedWay, type ClaimResult } from "./claim-result.ts";

/** That use falls, or rises: what the latest settled verdict of the place's trend says. */
export async function trendClaim(
  connection: DuckDBConnection,
  { place_id, trend_id, direction }: AskedClaim,
): Promise<ClaimResult> {
  const [row] = await readRows(connection, latestVerdict, { place_id, trend_id });
  if (row === undefined) return { ways: [undecidedWay("trend", null, "no_figures")], figures: [] };
  const settled = String(row["settled_answer"]);
  const answer = answerOf(settled, direction);
  return {
    ways: [
      {
        ...undecidedWay("trend", null, settled),
        answer,
        reason: answer === "undecided" ? settled : null,
        size_of: "per_year",
        size: numberOf(row, "ratio_per_year"),
        lower: numberOf(row, "lower"),
        upper: numberOf(row, "upper"),
        method: "quasi_poisson",
        chance: numberOf(row, "p_value"),
        dispersion: numberOf(row, "dispersion"),
        months_expected: numberOf(row, "months_expected") ?? null,
        months_reported: numberOf(row, "months_counted") ?? null,
      },
    ],
    figures: [],
  };
}

/** No clear change is neither: it is not the same as none. */
export function answerOf(settled: string, direction: string): ClaimAnswer {
  if (settled === direction) return "holds";
  return settled === "declining" || settled === "increasing" ? "does_not_hold" : "undecided";
}

function numberOf(row: StoredRow, column: string): number | undefined {
  const cell = row[column];
  return typeof cell === "number" ? cell : undefined;
}

const latestVerdict = `
  select *
  from results.trend_answers
  where organisation = 'now'
      and place_id = $place_id
      and trend_id = $trend_id
      and quarter = (select max(quarter) from results.trend_answers)`;
