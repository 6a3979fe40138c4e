import { normalQuantile } from "../../src/statistics/distributions/normal-quantile.ts";
import { tQuantile } from "../../src/statistics/distributions/t-quantile.ts";
import type { FittedPeriod, Trend } from "../../src/statistics/trends/trend.ts";
import type { VerdictRules } from "../../src/statistics/verdict/rules.ts";
import { appendRows, readRows, type DuckDBConnection, type NewRow } from "../duckdb.ts";
import {
  declaredTrends,
  listLevels,
  verdictRules,
  type DeclaredTrend,
  type ListLevels,
} from "./declared-trends.ts";
import { withListFlags } from "./list-flags.ts";
import type { AskedOfAll, PlaceAnswer } from "./place-answers.ts";
import { placeSeries, type PlaceSeries, type SeriesParts } from "./place-series.ts";
import { answeredQuarters, quarterNumber, quarterStart } from "./quarters.ts";
import type { VerdictsByKey } from "./found-verdicts.ts";
import { sharedAnswers } from "./shared-answers.ts";

/** What verdicts are looked for in, read at once: the search asks the database for nothing more. */
export interface TrendSearch {
  asked: AskedOfAll;
  trends: readonly DeclaredTrend[];
  parts: SeriesParts;
  persons: ReadonlyMap<string, number>;
  levels: ListLevels;
}

export async function readTrendSearch(
  connection: DuckDBConnection,
  parts: SeriesParts,
): Promise<TrendSearch> {
  return {
    asked: {
      rules: await verdictRules(connection),
      quarters: await answeredQuarters(connection),
      commencement: await commencementQuarter(connection),
    },
    trends: await declaredTrends(connection),
    parts,
    persons: await windowPersons(connection),
    levels: await listLevels(connection),
  };
}

/** The rows of the two tables of verdicts, and the verdicts that they rest on. */
export interface TrendsFound {
  answers: NewRow[];
  fits: NewRow[];
  verdicts: VerdictsByKey;
}

/** Looks for the answers. Verdicts that were found before of the same numbers are taken as they are. */
export async function trendsFound(
  { asked, trends, parts, persons, levels }: TrendSearch,
  before?: VerdictsByKey,
): Promise<TrendsFound> {
  const ofTrends = trends.map((trend) => {
    const places = placeSeries(parts, trend);
    return { trend, places, different: new Map(places.map((place) => [seriesKey(place), place])) };
  });
  const series = ofTrends.flatMap(({ trend, different }) =>
    [...different.values()].map(({ large, quarters }) => ({
      large,
      quarters,
      kind: trend.kind,
      through_commencement: trend.through_commencement,
    })),
  );
  const shared = await sharedAnswers(series, asked, { before });
  const left = shared.answers.values();
  const answers: NewRow[] = [];
  const fits: NewRow[] = [];
  for (const { trend, places, different } of ofTrends) {
    const found = new Map([...different.keys()].map((key) => [key, left.next().value]));
    for (const place of places) {
      const own = found.get(seriesKey(place));
      if (own === undefined) throw new Error(`no answers of ${trend.trend_id} for ${place.place_id}`);
      answers.push(...own.answers.map((answer) => answerRow(place, trend, answer, asked.rules, persons)));
      fits.push(...fitsOf(place, trend, own.fitted));
    }
  }
  return { answers: withListFlags(answers, levels), fits, verdicts: shared.found };
}

/**
 * `results.trend_answers`: for each place, trend and quarter the rule's answer with all it rests on, and the settled
 * verdict. `results.trend_fits`: the quarters of the latest answer, with the fitted line and its band.
 */
export async function createTrendAnswers(
  connection: DuckDBConnection,
  { answers, fits }: Pick<TrendsFound, "answers" | "fits">,
): Promise<void> {
  await createTables(connection);
  await appendRows(connection, "results", "trend_answers", answers);
  await appendRows(connection, "results", "trend_fits", fits);
}

const seriesKey = ({ large, made_of }: PlaceSeries) => `${large} ${made_of}`;

function answerRow(
  place: PlaceSeries,
  trend: DeclaredTrend,
  { answer, unconfirmed, verdict: found }: PlaceAnswer,
  rules: VerdictRules,
  persons: ReadonlyMap<string, number>,
): NewRow {
  const { trend: fit, tipping_point } = found;
  const quarter = quarterStart(found.last_quarter);
  return {
    organisation: place.organisation,
    place_id: place.place_id,
    trend_id: trend.trend_id,
    place_level: place.place_level,
    quarter,
    answer: found.answer,
    observed_answer: found.observed,
    settled_answer: answer,
    unconfirmed_answer: unconfirmed,
    reasons: found.reasons,
    ratio_per_year: fit?.ratio_per_year,
    lower: fit?.lower,
    upper: fit?.upper,
    p_value: fit?.p_value,
    standard_error: fit?.standard_error,
    degrees_of_freedom: fit?.degrees_of_freedom,
    dispersion: fit?.dispersion,
    pearson: fit?.pearson,
    detectable_fall: fit && trend.kind !== "hours" ? detectableFall(fit) : undefined,
    persons_slope: found.persons_trend?.slope,
    persons_p: found.persons_trend?.p_value,
    deciding_quarter: found.deciding_quarter === undefined ? undefined : quarterStart(found.deciding_quarter),
    tipping_answer: tipping_point?.answer,
    tipping_stays: tipping_point?.stays,
    tipping_side: tipping_point?.side,
    tipping_months: tipping_point?.months,
    tipping_units: tipping_point && [...new Set(tipping_point.units.map((unit) => place.units[unit] ?? ""))],
    first_quarter: quarterStart(found.first_quarter),
    quarters: found.quarters,
    stays: found.stays,
    persons: personsOf(place, found.stays, persons.get(personsKey(place, trend, quarter))),
    months_expected: found.months_expected,
    months_counted: found.months_counted,
    is_rate: place.is_rate,
    became_another: becameAnother(place, found),
    persons_known: place.persons_known,
    rule_version: rules.version,
  };
}

/** Whether a unit became one for others within the window: its level before and after is its own. */
function becameAnother(
  { units, quarters }: PlaceSeries,
  { first_quarter, last_quarter }: Pick<PlaceAnswer["verdict"], "first_quarter" | "last_quarter">,
): boolean {
  const within = quarters.filter(({ quarter }) => quarter >= first_quarter && quarter <= last_quarter);
  const numbers = [...new Set(within.map(({ unit }) => unit))];
  return new Set(numbers.map((number) => units[number])).size < numbers.length;
}

/** The different persons of the window's stays: none where there was no stay, unknown where nobody says who. */
function personsOf(place: PlaceSeries, stays: number, counted: number | undefined): number | undefined {
  if (!place.persons_known) return undefined;
  return stays === 0 ? 0 : counted;
}

/** The fall per year, as a share, of which the interval would leave out no change in two cases of three. */
export function detectableFall({ standard_error, degrees_of_freedom }: Omit<Trend, "fitted">): number {
  return 1 - Math.exp(-(tQuantile(0.975, degrees_of_freedom) + normalQuantile(2 / 3)) * standard_error);
}

function fitsOf(place: PlaceSeries, trend: DeclaredTrend, line: readonly FittedPeriod[]): NewRow[] {
  return line.map(({ period, events, exposure, fitted, lower, upper }) => ({
    ...identity(place, trend),
    quarter: quarterStart(period),
    events,
    exposure,
    fitted,
    lower,
    upper,
  }));
}

const identity = ({ organisation, place_id }: PlaceSeries, { trend_id }: DeclaredTrend) => ({
  organisation,
  place_id,
  trend_id,
});

const personsKey = (
  place: { organisation: string; place_id: string },
  trend: { measure_id: string; population: string; counts: string },
  quarter: string,
) =>
  [place.organisation, place.place_id, trend.measure_id, trend.population, trend.counts, quarter].join(" ");

async function windowPersons(connection: DuckDBConnection): Promise<Map<string, number>> {
  const rows = await readRows(connection, "from indicators.window_persons where persons > 0");
  return new Map(
    rows.map((row) => [
      personsKey(
        { organisation: String(row["organisation"]), place_id: String(row["place_id"]) },
        {
          measure_id: String(row["measure_id"]),
          population: String(row["population"]),
          counts: String(row["counts"]),
        },
        String(row["quarter"]),
      ),
      Number(row["persons"]),
    ]),
  );
}

/** The first whole quarter under the adopted act, once it has come. */
export async function commencementQuarter(connection: DuckDBConnection): Promise<number | undefined> {
  const [row] = await readRows(connection, "from indicators.commencement");
  return typeof row?.["quarter"] === "string" ? quarterNumber(row["quarter"]) : undefined;
}

async function createTables(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table results.trend_answers (
    organisation reference.organisation_word, place_id reference.place_id_word, place_level varchar, trend_id varchar,
    quarter date, answer varchar, observed_answer varchar, settled_answer varchar, unconfirmed_answer varchar,
    reasons varchar[], ratio_per_year double, lower double, upper double, p_value double, standard_error double,
    degrees_of_freedom double, dispersion double, pearson double, detectable_fall double, persons_slope double, persons_p double,
    deciding_quarter date, tipping_answer varchar, tipping_stays integer, tipping_side varchar,
    tipping_months integer, tipping_units varchar[], first_quarter date, quarters integer, stays integer,
    persons integer, months_expected integer, months_counted integer, is_rate boolean, became_another boolean,
    persons_known boolean, rule_version integer, list_p double, list_flag boolean)`);
  await connection.run(`create table results.trend_fits (
    organisation reference.organisation_word, place_id reference.place_id_word, trend_id varchar, quarter date,
    events double, exposure double, fitted double, lower double, upper double)`);
}
