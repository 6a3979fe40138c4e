import { greatest, min, sum } from "d3-array";
import { inAtLeastOne, type ClaimAnswer } from "../../../src/statistics/claims/claim-answer.ts";
import { chanceOfShare, shareOver } from "../../../src/statistics/claims/share-over.ts";
import { holm } from "../../../src/statistics/units/holm.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../../duckdb.ts";
import type { AskedClaim } from "./asked-claim.ts";
import { undecidedWay, type ClaimFigure, type ClaimResult, type ClaimWay } from "./claim-result.ts";
import { claimFigure } from "./claim-figure.ts";

/** A share of a year that is over a limit, at the place itself or in at least one place in it. */
export async function shareClaim(connection: DuckDBConnection, claim: AskedClaim): Promise<ClaimResult> {
  const ways: ClaimWay[] = [];
  const figures: ClaimFigure[] = [];
  for (const indicator of claim.indicators) {
    const rows = await readRows(connection, claim.among === null ? ofThePlace : ofPlacesInIt, {
      place_id: claim.place_id,
      measure_id: claim.measure_id,
      population: claim.populations[0] ?? "",
      indicator_id: indicator,
      year: claim.from_year,
      ...(claim.among !== null && { level: claim.among }),
    });
    ways.push(shareWay(indicator, rows, claim));
    const shown = claim.among === null ? rows : rows.filter(({ state }) => state === "value");
    figures.push(...shown.map((row) => claimFigure("reports", row)));
  }
  return { ways, figures };
}

/** What the shares of some places say: a place with too few answers is not asked, where there are others. */
export function shareWay(
  indicator: string,
  rows: readonly StoredRow[],
  { share, among }: Pick<AskedClaim, "share" | "among">,
): ClaimWay {
  const asked = among === null ? rows : rows.filter((row) => !isTooSmall(row));
  const told = asked.filter(({ state }) => state === "value");
  const answer = inAtLeastOne(asked.map((row) => answerAt(row, share)));
  const reported = told.map(({ value }): ClaimAnswer => (Number(value) > share ? "holds" : "does_not_hold"));
  const largest = greatest(told, ({ value }) => Number(value));
  const chances = told.map((row) =>
    chanceOfShare(
      {
        part: Number(row["numerator"]),
        whole: Number(row["denominator"]),
        sumOfSquares: Number(row["sum_of_squares"]),
      },
      share,
    ),
  );
  return {
    ...undecidedWay("reports", indicator, ""),
    answer,
    as_reported: told.length === 0 ? null : inAtLeastOne(reported),
    reason: answer === "undecided" ? reasonOf(asked, told) : null,
    size_of: largest === undefined ? null : "share",
    size: numberIn(largest, "value"),
    lower: numberIn(largest, "lower"),
    upper: numberIn(largest, "upper"),
    method: largest === undefined ? undefined : String(largest["method"]),
    size_place_id: largest === undefined ? null : String(largest["place_id"]),
    // The largest of several shares is large by chance more easily than one that was picked beforehand.
    chance: min(holm(chances).flatMap((chance) => chance ?? [])),
    places_asked: told.length,
    months_expected: sum(asked, (row) => Number(row["months_expected"] ?? 0)),
    months_reported: sum(asked, (row) => Number(row["months_reported"] ?? 0)),
  };
}

function numberIn(row: StoredRow | undefined, column: string): number | undefined {
  const cell = row?.[column];
  return typeof cell === "number" ? cell : undefined;
}

const isComplete = (row: StoredRow) =>
  row["provisional"] !== true && row["months_reported"] === row["months_expected"];

/** Surely too few answers for a share, or nothing that could have one. */
const isTooSmall = (row: StoredRow) =>
  row["state"] === "not_applicable" || (row["state"] === "not_estimable" && isComplete(row));

/** Where a report lacks, the stays in it could have had any reason. */
function answerAt(row: StoredRow, limit: number): ClaimAnswer {
  const { state, value, low, high } = row;
  if (state !== "value" || !isComplete(row)) return "undecided";
  return shareOver({ lowest: Number(low ?? value), highest: Number(high ?? value) }, limit);
}

function reasonOf(asked: readonly StoredRow[], told: readonly StoredRow[]): string {
  if (asked.length === 0) return "no_figures";
  if (told.length === 0) return "too_little_data";
  return asked.every(isComplete) ? "unanswered" : "incomplete";
}

const columns = `
  select
      figures.place_id::varchar as place_id, figures.indicator_id::varchar as indicator_id,
      figures.period::varchar as period, figures.period_start, figures.state::varchar as state, figures.value,
      figures.lower, figures.upper, figures.low, figures.high, figures.numerator, figures.denominator,
      figures.method::varchar as method, figures.provisional, figures.months_expected, figures.months_reported,
      cells.answered_squared as sum_of_squares
  from results.figures as figures
  join indicators.cells as cells
      on cells.organisation = figures.organisation
      and cells.place_id = figures.place_id
      and cells.period = figures.period
      and cells.period_start = figures.period_start
      and cells.measure_id = figures.measure_id
      and cells.population = figures.population
      and cells.security = 'all'`;

const conditions = `
  where figures.organisation = 'now'
      and figures.period = 'year'
      and year(figures.period_start) = $year
      and figures.measure_id = $measure_id
      and figures.population = $population
      and figures.indicator_id = $indicator_id`;

/** One row: the share of the place. */
const ofThePlace = `${columns}${conditions}
      and figures.place_id = $place_id`;

/** One row per place of a level that has had a unit in the place: its share. */
const ofPlacesInIt = `${columns}
  semi join (
      select inner_places.place_id
      from staging.memberships as inner_places
      join staging.memberships as outer_places
          on outer_places.unit_id = inner_places.unit_id
          and outer_places.month = inner_places.month
          and outer_places.organisation = inner_places.organisation
      where inner_places.organisation = 'now'
          and inner_places.place_level = $level
          and outer_places.place_id = $place_id
  ) as inside
      on inside.place_id = figures.place_id${conditions}
  order by figures.place_id`;
