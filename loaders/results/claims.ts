import { appendRows, createFromFiles, readRows, type DuckDBConnection, type NewRow } from "../duckdb.ts";
import type { RateRatioRules } from "../../src/statistics/intervals/rate-ratio.ts";
import { askedClaim, type AskedClaim } from "./claims/asked-claim.ts";
import type { ClaimResult } from "./claims/claim-result.ts";
import { countClaim } from "./claims/count-claim.ts";
import { nearestFigures } from "./claims/nearest-figures.ts";
import { shareClaim } from "./claims/share-claim.ts";
import { trendClaim } from "./claims/trend-claim.ts";
import { settingsInForce, settingsOf } from "./declared-trends.ts";

/**
 * `results.claims`: each public sentence with its question, its answer and the run that it was answered from.
 * `results.claim_ways`: the sources and counts that it was held against. `results.claim_figures`: the figures. A claim
 * about the real country is not answered from a made-up one.
 */
export async function createClaims(connection: DuckDBConnection): Promise<void> {
  await createTables(connection);
  const [run = {}] = await readRows(connection, "from results.run");
  const setting = settingsOf(await readRows(connection, settingsInForce));
  const rules = {
    minimum_events: setting("ratio_minimum_events"),
    exact_dispersion: setting("ratio_exact_dispersion"),
  };
  const claims = (await readRows(connection, "from reference.claims order by rowid")).map(askedClaim);
  const rows: Record<"claim_answers" | "claim_ways" | "claim_figures", NewRow[]> = {
    claim_answers: [],
    claim_ways: [],
    claim_figures: [],
  };
  for (const [index, claim] of claims.entries()) {
    const { claim_id, kind } = claim;
    const isOfTheSameCountry = claim.made_up === run["made_up"];
    const found = isOfTheSameCountry ? await resultOf(connection, claim, rules) : undefined;
    const inOrder = (own: readonly object[] = []) =>
      own.map((row, at) => ({ claim_id, row_order: at + 1, ...row }));
    rows.claim_answers.push({ claim_id, claim_order: index + 1, ...answerOf(found, kind) });
    rows.claim_ways.push(...inOrder(found?.ways));
    rows.claim_figures.push(...inOrder(found?.figures));
  }
  for (const [table, own] of Object.entries(rows)) await appendRows(connection, "results", table, own);
  await createFromFiles(connection, "view", "results", ["claims"]);
}

type Kind = (connection: DuckDBConnection, claim: AskedClaim, rules: RateRatioRules) => Promise<ClaimResult>;

const kinds: Record<string, Kind> = {
  falls_every_year: countClaim,
  fewer_than: countClaim,
  trend: trendClaim,
  share_over: shareClaim,
  not_measurable: nearestFigures,
};

function resultOf(
  connection: DuckDBConnection,
  claim: AskedClaim,
  rules: RateRatioRules,
): Promise<ClaimResult> {
  const answer = kinds[claim.kind];
  if (answer === undefined) throw new Error(`unknown kind of claim: ${claim.kind}`);
  return answer(connection, claim, rules);
}

/** The first way that can be decided gives the answer; its place among the ways stands beside it. */
function answerOf(found: ClaimResult | undefined, kind: string) {
  if (found === undefined) return { answer: "not_from_sample", answered_by: null };
  if (kind === "not_measurable") return { answer: "not_measurable", answered_by: null };
  const decided = found.ways.findIndex(({ answer }) => answer !== "undecided");
  const answered_by = Math.max(0, decided);
  return { answer: found.ways[answered_by]?.answer ?? "undecided", answered_by: answered_by + 1 };
}

async function createTables(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table results.claim_answers (
    claim_id varchar, claim_order integer, answer varchar, answered_by integer)`);
  await connection.run(`create table results.claim_ways (
    claim_id varchar, row_order integer, source varchar, indicator_id varchar, answer varchar, as_reported varchar,
    reason varchar, size_of varchar, size double, lower double, upper double, method varchar, size_place_id varchar,
    chance double, dispersion double, places_asked integer, months_expected integer, months_reported integer)`);
  await connection.run(`create table results.claim_figures (
    claim_id varchar, row_order integer, source varchar, indicator_id varchar, place_id varchar, period varchar,
    period_start date, state varchar, value double, low double, high double, lower double, upper double,
    numerator double, denominator double, provisional boolean, months_expected integer, months_reported integer,
    published_by varchar)`);
}
