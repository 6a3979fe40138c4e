import { range, rollup, sum } from "d3-array";
import { chanceOfFalls } from "../../../src/statistics/claims/chance-of-falls.ts";
import { fallsEachTime } from "../../../src/statistics/claims/falls-each-time.ts";
import { rateRatio, type RateRatioRules } from "../../../src/statistics/intervals/rate-ratio.ts";
import type { Dispersion } from "../../../src/statistics/intervals/rate-ratio-quasi.ts";
import { readRows, type DuckDBConnection } from "../../duckdb.ts";
import type { AskedClaim } from "./asked-claim.ts";
import { undecidedWay, type ClaimFigure, type ClaimResult, type ClaimWay } from "./claim-result.ts";
import { publishedCount, yearCount, type YearCount } from "./year-count.ts";

/**
 * Counts that fall from year to year, or from one year to another: about the counts themselves, from each source that
 * has them. Whatever the months that lack may hold, it must be so.
 */
export async function countClaim(
  connection: DuckDBConnection,
  claim: AskedClaim,
  rules: RateRatioRules,
): Promise<ClaimResult> {
  const { from_year, to_year } = claim;
  const years = claim.kind === "fewer_than" ? [from_year, to_year] : range(from_year, to_year + 1);
  const dispersion = await dispersionOf(connection, claim);
  const ways: ClaimWay[] = [];
  const figures: ClaimFigure[] = [];
  for (const source of ["reports", "history", "published"] as const)
    for (const indicator of claim.indicators) {
      const found = await yearsFrom[source](connection, claim, indicator, years);
      // What others have published answers only where they have.
      if (source !== "reports" && found.counts.every(({ state }) => state === "not_reported")) continue;
      ways.push(countWay(source, indicator, found.counts, dispersion, rules));
      figures.push(
        ...found.counts.map((count) => figureOf(source, indicator, claim, count, found.published_by)),
      );
    }
  return { ways, figures };
}

/** What the counts of some years say. */
export function countWay(
  source: ClaimWay["source"],
  indicator: string,
  counts: readonly YearCount[],
  dispersion: Dispersion | undefined,
  rules: RateRatioRules,
): ClaimWay {
  const answer = fallsEachTime(counts.map(({ bounds }) => bounds));
  const known = counts.flatMap((count) => count.known ?? []);
  const isKnown = known.length === counts.length;
  const exposures = counts.flatMap(({ exposure }) => exposure ?? []);
  const isExposed = exposures.length === counts.length;
  const months = (column: "months_expected" | "months_reported") =>
    counts.every((count) => count[column] === null) ? null : sum(counts, (count) => count[column] ?? 0);
  return {
    ...undecidedWay(source, indicator, ""),
    answer,
    as_reported: isKnown ? fallsEachTime(known.map((count) => ({ least: count, most: count }))) : null,
    reason: answer === "undecided" ? reasonOf(counts) : null,
    ...sizeOf(counts, dispersion, rules),
    chance: isKnown && isExposed ? chanceOfFalls(sum(known), exposures) : undefined,
    dispersion: dispersion?.dispersion,
    months_expected: months("months_expected"),
    months_reported: months("months_reported"),
  };
}

function reasonOf(counts: readonly YearCount[]): string {
  if (counts.some(({ state }) => state === "not_reported")) return "no_figures";
  if (counts.some(({ known, bounds }) => known === null && bounds.most !== undefined))
    return "sources_differ";
  return counts.some(({ provisional }) => provisional) ? "provisional" : "incomplete";
}

/** The last year against the first: of the counts where both are whole, else of the rates of what was reported. */
function sizeOf(
  counts: readonly YearCount[],
  dispersion: Dispersion = { dispersion: 1, degreesOfFreedom: Infinity },
  rules: RateRatioRules,
): Pick<ClaimWay, "size_of" | "size" | "lower" | "upper" | "method"> {
  const none = { size_of: null, size: undefined, lower: undefined, upper: undefined, method: undefined };
  const [first, last] = [counts[0], counts.at(-1)];
  if (first === undefined || last === undefined || first.known === null || last.known === null) return none;
  const areWhole = first.state === "value" && last.state === "value";
  const days = (count: YearCount) => (areWhole ? 1 : (count.exposure ?? 0));
  const found = rateRatio(
    { events: last.known, prisonDays: days(last) },
    { events: first.known, prisonDays: days(first) },
    dispersion,
    rules,
  );
  if (found?.ratio === undefined) return none;
  return {
    size_of: areWhole ? "counts" : "rates",
    size: found.ratio,
    lower: found.lower,
    upper: found.upper,
    method: found.method,
  };
}

function figureOf(
  source: ClaimWay["source"],
  indicator_id: string,
  { place_id }: AskedClaim,
  count: YearCount,
  published_by: string | null,
): ClaimFigure {
  const isWhole = count.state === "value";
  return {
    source,
    indicator_id,
    place_id,
    period: "year",
    period_start: `${count.year}-01-01`,
    state: count.state,
    value: isWhole ? count.known : null,
    low: isWhole ? null : count.low,
    high: isWhole ? null : (count.bounds.most ?? null),
    lower: null,
    upper: null,
    numerator: null,
    denominator: null,
    provisional: count.provisional,
    months_expected: count.months_expected,
    months_reported: count.months_reported,
    published_by,
  };
}

type YearsFrom = (
  connection: DuckDBConnection,
  claim: AskedClaim,
  indicator: string,
  years: readonly number[],
) => Promise<{ counts: YearCount[]; published_by: string | null }>;

const yearsFrom: Record<"reports" | "history" | "published", YearsFrom> = {
  async reports(connection, claim, indicator, years) {
    const rows = await readRows(connection, figuresOfYears, {
      place_id: claim.place_id,
      measure_id: claim.measure_id,
      populations: claim.populations.join(" "),
      indicator_id: indicator,
    });
    const of = (year: number, indicatorId: string) =>
      rows.filter((row) => row["year"] === year && row["indicator_id"] === indicatorId);
    // The days that are known are those of the months that are reported, like the counts.
    const daysOf = (year: number) => {
      const days = of(year, "prison_days").flatMap((row) => {
        const known = row["value"] ?? row["low"];
        return typeof known === "number" ? known : [];
      });
      return days.length === 0 ? undefined : sum(days);
    };
    return {
      counts: years.map((year) => yearCount(year, of(year, indicator), daysOf(year))),
      published_by: null,
    };
  },
  history: (connection, claim, indicator, years) =>
    toldYears(connection, toldInHistory, claim, indicator, years),
  published: (connection, claim, indicator, years) =>
    toldYears(connection, toldInPublic, claim, indicator, years),
};

async function toldYears(
  connection: DuckDBConnection,
  select: string,
  { place_id, measure_id }: AskedClaim,
  indicator: string,
  years: readonly number[],
) {
  const rows = await readRows(connection, select, { place_id, measure_id, indicator_id: indicator });
  const values = rollup(
    rows,
    (own) => own.map((row) => Number(row["value"])),
    (row) => Number(row["year"]),
  );
  const asked = rows.filter((row) => years.includes(Number(row["year"])));
  const sources = [...new Set(asked.map((row) => String(row["source"])))];
  return {
    counts: years.map((year) => publishedCount(year, ...(values.get(year) ?? []))),
    published_by: sources.length === 0 ? null : sources.join("; "),
  };
}

/** How much the place's quarters vary beyond chance, from the latest trend of the same stays. */
async function dispersionOf(
  connection: DuckDBConnection,
  { place_id, measure_id, populations }: AskedClaim,
): Promise<Dispersion | undefined> {
  const [row] = await readRows(connection, latestDispersion, {
    place_id,
    measure_id,
    population: populations[0] ?? "",
  });
  if (row === undefined) return undefined;
  return { dispersion: Number(row["dispersion"]), degreesOfFreedom: Number(row["degrees_of_freedom"]) };
}

/** One row per year, population and indicator: the count that is asked for, and the prison days. */
const figuresOfYears = `
  select
      year(period_start)::integer as year, indicator_id::varchar as indicator_id, population::varchar as population,
      state::varchar as state, value, low, high, provisional, months_expected, months_reported
  from results.figures
  where organisation = 'now'
      and period = 'year'
      and place_id = $place_id
      and measure_id = $measure_id
      and list_contains(string_split($populations, ' '), population::varchar)
      and indicator_id in ($indicator_id, 'prison_days')
  order by all`;

/** One row per whole year that was counted before placements were reported. */
const toldInHistory = `
  select year(period_start)::integer as year, value, source
  from results.history
  where period = 'year'
      and place_id = $place_id
      and measure_id = $measure_id
      and case counts when 'stays' then 'stays_started' else counts end = $indicator_id
  order by all`;

/** One row per whole year that somebody has published a count of. */
const toldInPublic = `
  select year(period_start)::integer as year, value, source
  from reference.published_figures
  where period_start = date_trunc('year', period_start)
      and period_end = (date_trunc('year', period_start) + interval 1 year - interval 1 day)::date
      and place_id = $place_id
      and measure_id = $measure_id
      and indicator_id = $indicator_id
  order by all`;

const latestDispersion = `
  select answers.dispersion, answers.degrees_of_freedom
  from results.trend_answers as answers
  join reference.trends as trends
      on trends.trend_id = answers.trend_id
  where answers.organisation = 'now'
      and answers.place_id = $place_id
      and trends.measure_id = $measure_id
      and trends.population = $population
      and trends.kind = 'count'
      and trends.counts = 'stays'
      and answers.quarter = (select max(quarter) from results.trend_answers)
      and answers.dispersion is not null`;
