import { range, sum } from "d3-array";
import { logLinearTrend } from "../../src/statistics/trends/log-linear-trend.ts";
import { rateRatioExact } from "../../src/statistics/intervals/rate-ratio-exact.ts";
import { rateRatioQuasi } from "../../src/statistics/intervals/rate-ratio-quasi.ts";
import { rateRatio, type RateRatioRules } from "../../src/statistics/intervals/rate-ratio.ts";
import { count } from "../world/counts.ts";
import { scenariosNamed, type Scenario } from "../world/scenarios.ts";
import { coverageStudy, holdsTruth, type Study } from "../study.ts";

const expectedInYear = [6, 12, 36, 120, 288];
const quarters = 20;

/** The last four quarters against the four before, with so many stays expected in each year, and a third fewer. */
export function ratioStudies(rules: RateRatioRules): Study[] {
  return [1, 0.65].flatMap((ratio) =>
    expectedInYear.flatMap((expected) => [
      exact(expected, ratio, rules),
      ...scenariosNamed("poisson", "overdispersed_2", "overdispersed_4").map((each) =>
        asPrinted(each, expected, ratio, rules),
      ),
    ]),
  );
}

const days = (events: number) => ({ events, prisonDays: 1000 });

function exact(rate: number, ratio: number, rules: RateRatioRules): Study {
  return coverageStudy({ scenario: "poisson", level: `ratio_${ratio}_of_years`, rate }, 10_000, (random) => {
    const [before, now] = [random.poisson(rate), random.poisson(ratio * rate)];
    const isPrinted = before + now >= rules.minimum_events;
    return {
      interval_ratio_exact: isPrinted
        ? holdsTruth(rateRatioExact(days(now), days(before)), ratio)
        : undefined,
    };
  });
}

/** With φ from the trend of five years; the true rate changes only between the two years. */
function asPrinted(
  { scenario, dispersion = 1 }: Scenario,
  rate: number,
  ratio: number,
  rules: RateRatioRules,
): Study {
  const about = { scenario, level: `ratio_${ratio}_of_years_by_trend`, rate };
  return coverageStudy(about, 3000, (random) => {
    const cells = range(quarters).map((period) => {
      const level = period < quarters - 4 ? 1 : ratio;
      return { unit: 0, period, events: count(random, (level * rate) / 4, dispersion), exposure: 250 };
    });
    const trend = logLinearTrend(cells, { periodsPerYear: 4, harmonic: false, clusterByUnit: false });
    if ("not_estimable" in trend) return {};
    const found = { dispersion: trend.dispersion, degreesOfFreedom: trend.degrees_of_freedom };
    const year = (from: number) => days(sum(cells.slice(from, from + 4), ({ events }) => events));
    const [before, now] = [year(quarters - 8), year(quarters - 4)];
    const isPrinted = before.events + now.events >= rules.minimum_events;
    return {
      interval_ratio_quasi: isPrinted ? holdsTruth(rateRatioQuasi(now, before, found), ratio) : undefined,
      interval_ratio_printed: holdsTruth(rateRatio(now, before, found, rules), ratio),
    };
  });
}
