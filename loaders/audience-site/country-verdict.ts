import { group, sum } from "d3-array";
import type { Figure } from "../../src/figures/figure.ts";
import { valueOf } from "../../src/figures/figure.ts";
import type { ProtectedFront } from "../../src/figures/protected.ts";
import type { TrendAnswer } from "../../src/figures/trend-answer.ts";
import type { VerdictRules } from "../../src/statistics/verdict/rules.ts";
import type { UnitQuarter } from "../../src/statistics/verdict/unit-quarter.ts";
import type { DuckDBConnection } from "../duckdb.ts";
import { verdictRules } from "../results/declared-trends.ts";
import { placeAnswers, type PlaceAnswer } from "../results/place-answers.ts";
import { quarterNumber, quarterStart } from "../results/quarters.ts";
import { commencementQuarter, detectableFall } from "../results/trend-answers.ts";

interface Asked {
  /** The country's own figures, as the audience may see them. */
  figures: readonly Figure[];
  /** The last month that counts, as `2026-09`: its reports were due. */
  until: string;
  rules: VerdictRules;
  commencement: number | undefined;
  trend_id: string;
}

/** The verdict by the rules that the database was built with. */
export async function readCountryVerdict(
  connection: DuckDBConnection,
  asked: Pick<Asked, "figures" | "until" | "trend_id">,
): Promise<ProtectedFront["verdict"]> {
  return countryVerdict({
    ...asked,
    rules: await verdictRules(connection),
    commencement: await commencementQuarter(connection),
  });
}

/**
 * The verdict on the country's use from its own months alone, as the audience is shown them: the country is asked as
 * one unit. Where a month is hidden there is none, since a verdict around it would tell of it.
 */
function countryVerdict(asked: Asked): ProtectedFront["verdict"] {
  const { figures, rules, commencement } = asked;
  const organisation = figures.some((figure) => figure.organisation === "now") ? "now" : "then";
  const own = figures.filter(
    (figure) =>
      figure.organisation === organisation &&
      figure.measure_id === "safety_cell" &&
      figure.population === "adults",
  );
  const months = own.filter(
    ({ period, period_start }) => period === "month" && period_start.slice(0, 7) <= asked.until,
  );
  if (months.some(({ state }) => state === "suppressed")) return { none: "hidden" };
  const quarters = [...group(months, ({ period_start }) => quarterNumber(period_start))]
    .sort(([one], [other]) => one - other)
    .flatMap(([quarter, ofQuarter]) => quarterOfMonths(quarter, ofQuarter, personsIn(own, quarter)) ?? []);
  if (quarters.length === 0) return { none: "lacking" };
  const { answers } = placeAnswers(
    { large: true, quarters, kind: "count", through_commencement: false },
    { rules, quarters: quarters.map(({ quarter }) => quarter), commencement },
  );
  const last = answers.at(-1);
  const personsKnown = quarters.every(({ persons }) => persons !== undefined);
  return last === undefined
    ? { none: "lacking" }
    : trendAnswer(last, { organisation, personsKnown, trend_id: asked.trend_id, rules });
}

/** The different persons of a quarter, where they are shown. */
function personsIn(figures: readonly Figure[], quarter: number): number | undefined {
  return valueOf(
    figures.find(
      ({ period, period_start, indicator_id }) =>
        period === "quarter" && indicator_id === "persons" && quarterNumber(period_start) === quarter,
    ),
  );
}

/** A whole quarter of months with their stays and prison days; nothing where it is not whole, or a rate's parts are not shown. */
function quarterOfMonths(
  quarter: number,
  months: readonly Figure[],
  persons: number | undefined,
): UnitQuarter | undefined {
  const of = (indicator: string) => months.filter(({ indicator_id }) => indicator_id === indicator);
  const stays = of("stays_started");
  const rates = of("rate");
  if (stays.length !== 3 || rates.length !== 3) return undefined;
  const counted = rates.filter(({ state }) => state === "value");
  if (counted.some(({ numerator, denominator }) => numerator === null || denominator === null))
    return undefined;
  const monthsExpected = total(stays, ({ months_expected }) => months_expected);
  const monthsCounted = total(counted, ({ months_reported }) => months_reported);
  const staysCounted = total(counted, ({ numerator }) => numerator);
  return {
    unit: 0,
    quarter,
    months_expected: monthsExpected,
    months_counted: monthsCounted,
    months_unbounded: monthsExpected - monthsCounted,
    exposure: total(counted, ({ denominator }) => denominator),
    stays: staysCounted,
    persons,
    hours: 0,
    hours_squared: 0,
    answered: 0,
    self_harm: 0,
    stays_known: total(stays, valueOf) - staysCounted,
    stays_lacking: 0,
  };
}

function total(figures: readonly Figure[], cell: (figure: Figure) => number | null | undefined): number {
  return sum(figures, (figure) => cell(figure) ?? 0);
}

function trendAnswer(
  { answer, unconfirmed, verdict: found }: PlaceAnswer,
  of: { organisation: string; personsKnown: boolean; trend_id: string; rules: VerdictRules },
): TrendAnswer {
  const { trend: fit, tipping_point } = found;
  return {
    organisation: of.organisation,
    trend_id: of.trend_id,
    quarter: quarterStart(found.last_quarter),
    answer: found.answer,
    settled_answer: answer,
    unconfirmed_answer: unconfirmed ?? null,
    reasons: found.reasons,
    ratio_per_year: fit?.ratio_per_year ?? null,
    lower: fit?.lower ?? null,
    upper: fit?.upper ?? null,
    p_value: fit?.p_value ?? null,
    dispersion: fit?.dispersion ?? null,
    detectable_fall: fit === undefined ? null : detectableFall(fit),
    deciding_quarter: found.deciding_quarter === undefined ? null : quarterStart(found.deciding_quarter),
    tipping_answer: tipping_point?.answer ?? null,
    tipping_stays: tipping_point?.stays ?? null,
    tipping_side: tipping_point?.side ?? null,
    tipping_months: tipping_point?.months ?? null,
    tipping_units: [],
    first_quarter: quarterStart(found.first_quarter),
    quarters: found.quarters,
    stays: found.stays,
    persons: null,
    months_expected: found.months_expected,
    months_counted: found.months_counted,
    is_rate: true,
    // The country is asked as one unit.
    became_another: false,
    persons_known: of.personsKnown,
    rule_version: of.rules.version,
    list_flag: null,
  };
}
