import { figureColumns, seriesColumns } from "../../src/figures/packed-figures.ts";
import type { Claim } from "../../src/figures/claims.ts";
import type { Figure } from "../../src/figures/figure.ts";
import type { Contribution, CountChange, Front, RegionAnswer, Split } from "../../src/figures/front.ts";
import type { Site } from "../../src/figures/site.ts";
import type { PlaceTrends } from "../../src/figures/trend-answer.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { booleanOrNull, number, numberOrNull, shortNumber, text, textOrNull } from "./cells.ts";

/** What the front page shows beside the country's own figures. */
export async function readFront(
  connection: DuckDBConnection,
  site: Site,
  trends: Map<string, PlaceTrends>,
  claims: readonly Claim[],
): Promise<Front> {
  const [change] = await readRows(connection, "from published.count_changes where state <> 'not_available'");
  const [units] = await readRows(connection, unitsCompared);
  return {
    figures: (await readRows(connection, figuresOfCountry)).map(figure),
    regions: await readRegions(connection, site, trends),
    claims: claims.map(({ claim_id, made_up, sentence_nb, wording, answer }) => ({
      claim_id,
      made_up,
      sentence_nb,
      wording,
      answer,
    })),
    count_change: change === undefined ? null : countChange(change),
    contributions: (await readRows(connection, "from published.contributions")).map(contribution),
    splits: (await readRows(connection, "from published.decompositions")).map(split),
    units_compared: { units: number(units ?? {}, "units"), beyond: number(units ?? {}, "beyond") },
  };
}

async function readRegions(
  connection: DuckDBConnection,
  site: Site,
  trends: Map<string, PlaceTrends>,
): Promise<RegionAnswer[]> {
  const figures = (await readRows(connection, figuresOfRegions)).map(figure);
  const stays = site.trends[0]?.trend_id;
  return site.places
    .filter(({ page }) => page === "region")
    .map((place) => {
      const own = figures.filter(({ place_id }) => place_id === place.place_id);
      const answers = trends.get(place.place_id)?.answers ?? [];
      return {
        place,
        count: own.find(({ indicator_id }) => indicator_id === "stays_started") ?? null,
        rate: own.find(({ indicator_id }) => indicator_id === "rate") ?? null,
        answer:
          answers.find(({ trend_id, organisation }) => trend_id === stays && organisation === "now") ?? null,
      };
    });
}

const figureOf = `
  select ${[...seriesColumns, ...figureColumns].join(", ")}
  from published.figures
  where organisation = 'now'
      and measure_id = 'safety_cell'
      and population = 'adults'`;

const placesOf = (level: string) =>
  `place_id in (select place_id from published.places where place_level = '${level}')`;

const figuresOfCountry = `${figureOf}
      and ${placesOf("country")}
      and period in ('year', 'last_12')
      and indicator_id in ('self_harm_share_stays', 'self_harm_share_persons', 'self_harm_share_hours', 'top_3_share')
  order by all`;

const figuresOfRegions = `${figureOf}
      and ${placesOf("region")}
      and period = 'last_12'
      and indicator_id in ('stays_started', 'rate')
  order by all`;

const unitsCompared = `
  select
    count(*)::integer as units,
    count(*) filter (lower > 1 or upper < 1)::integer as beyond
  from published.changes
  where organisation = 'now'
      and period = 'last_12'
      and trend_id = 'stays'
      and state = 'value'
      and ${placesOf("unit")}`;

function figure(row: StoredRow): Figure {
  return {
    place_id: text(row, "place_id"),
    organisation: text(row, "organisation"),
    measure_id: text(row, "measure_id"),
    population: text(row, "population"),
    period: text(row, "period"),
    indicator_id: text(row, "indicator_id"),
    period_start: text(row, "period_start"),
    state: text(row, "state"),
    value: shortNumber(row, "value"),
    lower: shortNumber(row, "lower"),
    upper: shortNumber(row, "upper"),
    numerator: shortNumber(row, "numerator"),
    denominator: shortNumber(row, "denominator"),
    low: shortNumber(row, "low"),
    high: shortNumber(row, "high"),
    method: textOrNull(row, "method"),
    provisional: booleanOrNull(row, "provisional") === true,
    months_expected: numberOrNull(row, "months_expected"),
    months_reported: numberOrNull(row, "months_reported"),
    units_expected: numberOrNull(row, "units_expected"),
    units_reported: numberOrNull(row, "units_reported"),
  };
}

function countChange(row: StoredRow): CountChange {
  return {
    period_start: text(row, "period_start"),
    state: text(row, "state"),
    stays_now: number(row, "stays_now"),
    stays_before: number(row, "stays_before"),
    change: number(row, "change"),
  };
}

const pairings = ["compared", "opened", "closed", "another", "lacking"] as const;

function contribution(row: StoredRow): Contribution {
  const pairing = pairings.find((one) => one === row["pairing"]);
  if (pairing === undefined) throw new Error(`no such pairing: ${text(row, "pairing")}`);
  return {
    unit_name: textOrNull(row, "unit_name") ?? text(row, "unit_id"),
    pairing,
    months: number(row, "months"),
    stays_now: number(row, "stays_now"),
    stays_before: number(row, "stays_before"),
    contribution: number(row, "contribution"),
  };
}

function split(row: StoredRow): Split {
  return {
    quantity: row["quantity"] === "hours" ? "hours" : "stays",
    months_matched: number(row, "months_matched"),
    before: number(row, "before"),
    now: number(row, "now"),
    change: number(row, "change"),
    size_before: number(row, "size_before"),
    size_now: number(row, "size_now"),
    of_size: numberOrNull(row, "of_size"),
    of_ratio: numberOrNull(row, "of_ratio"),
  };
}
