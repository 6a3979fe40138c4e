import { group } from "d3-array";
import type { Claim, ClaimFigure, ClaimWay } from "../../src/figures/claims.ts";
import type { PlaceTrends } from "../../src/figures/trend-answer.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { osloDate } from "../forms/oslo-time.ts";
import { booleanOrNull, number, numberOrNull, text, textOrNull, texts } from "./cells.ts";

/** Every claim with its answer, in the register's order. */
export async function readClaims(
  connection: DuckDBConnection,
  trends: ReadonlyMap<string, PlaceTrends>,
): Promise<Claim[]> {
  const places = await readRows(
    connection,
    "select place_id, any_value(name) as name from published.places group by all",
  );
  const names = new Map(places.map((row) => [text(row, "place_id"), text(row, "name")]));
  const ways = group(
    await readRows(connection, "from published.claim_ways order by claim_id, row_order"),
    claimId,
  );
  const figures = group(
    await readRows(connection, "from published.claim_figures order by claim_id, row_order"),
    claimId,
  );
  const claims = await readRows(connection, "from published.claims order by claim_order");
  return claims.map((row) => ({
    claim_id: claimId(row),
    made_up: booleanOrNull(row, "made_up") === true,
    sentence_nb: text(row, "sentence_nb"),
    wording: text(row, "wording"),
    source: text(row, "source"),
    said_on: text(row, "said_on"),
    kind: text(row, "kind"),
    place_id: text(row, "place_id"),
    place_name: text(row, "place_name"),
    among: textOrNull(row, "among"),
    measure_id: textOrNull(row, "measure_id"),
    populations: texts(row, "populations"),
    indicators: texts(row, "indicators"),
    trend_id: textOrNull(row, "trend_id"),
    direction: textOrNull(row, "direction"),
    share: numberOrNull(row, "share"),
    from_year: numberOrNull(row, "from_year"),
    to_year: numberOrNull(row, "to_year"),
    note_nb: textOrNull(row, "note_nb"),
    answer: text(row, "answer"),
    answered_by: numberOrNull(row, "answered_by"),
    as_of: text(row, "as_of"),
    known_at: osloDate(number(row, "known_at")),
    version: text(row, "version"),
    fingerprint: textOrNull(row, "fingerprint"),
    ways: (ways.get(claimId(row)) ?? []).map((way) => claimWay(way, names)),
    figures: (figures.get(claimId(row)) ?? []).map((figure) => claimFigure(figure, names)),
    trend: trendOf(row, trends),
  }));
}

const claimId = (row: StoredRow) => text(row, "claim_id");

/** The verdict that answered, by the organisation now. */
function trendOf(row: StoredRow, trends: ReadonlyMap<string, PlaceTrends>): Claim["trend"] {
  if (text(row, "kind") !== "trend" || text(row, "answer") === "not_from_sample") return null;
  const found = trends
    .get(text(row, "place_id"))
    ?.answers.find((answer) => answer.organisation === "now" && answer.trend_id === text(row, "trend_id"));
  return found ?? null;
}

function claimWay(row: StoredRow, names: ReadonlyMap<string, string>): ClaimWay {
  const place = textOrNull(row, "size_place_id");
  return {
    source: text(row, "source"),
    indicator_id: textOrNull(row, "indicator_id"),
    answer: text(row, "answer"),
    as_reported: textOrNull(row, "as_reported"),
    reason: textOrNull(row, "reason"),
    size_of: textOrNull(row, "size_of"),
    size: numberOrNull(row, "size"),
    lower: numberOrNull(row, "lower"),
    upper: numberOrNull(row, "upper"),
    method: textOrNull(row, "method"),
    size_place_name: place === null ? null : (names.get(place) ?? place),
    chance: numberOrNull(row, "chance"),
    dispersion: numberOrNull(row, "dispersion"),
    places_asked: numberOrNull(row, "places_asked"),
    months_expected: numberOrNull(row, "months_expected"),
    months_reported: numberOrNull(row, "months_reported"),
  };
}

function claimFigure(row: StoredRow, names: ReadonlyMap<string, string>): ClaimFigure {
  const place = text(row, "place_id");
  return {
    source: text(row, "source"),
    indicator_id: text(row, "indicator_id"),
    place_name: names.get(place) ?? place,
    period: text(row, "period"),
    period_start: text(row, "period_start"),
    state: text(row, "state"),
    value: numberOrNull(row, "value"),
    low: numberOrNull(row, "low"),
    high: numberOrNull(row, "high"),
    lower: numberOrNull(row, "lower"),
    upper: numberOrNull(row, "upper"),
    numerator: numberOrNull(row, "numerator"),
    denominator: numberOrNull(row, "denominator"),
    provisional: booleanOrNull(row, "provisional") === true,
    months_expected: numberOrNull(row, "months_expected"),
    months_reported: numberOrNull(row, "months_reported"),
    published_by: textOrNull(row, "published_by"),
  };
}
