import { cross } from "d3-array";
import { stream } from "../../loaders/sample/random.ts";
import type { VerdictRules } from "../../src/statistics/verdict/rules.ts";
import type { Study } from "../study.ts";
import { seriesCounts } from "../tally.ts";
import { falls, laterFalls, stable, type Change } from "../world/changes.ts";
import { scenarios, scenariosNamed, type Scenario } from "../world/scenarios.ts";
import { sharedLevels, simulatedUnit } from "../world/simulated-unit.ts";
import { placeLooks } from "./place-looks.ts";
import { countPlace, windowsOf } from "./place-measures.ts";
import { trendKinds, type TrendName } from "./trend-kinds.ts";

/** Stays a month: what units of Norway have, and more. */
const rates = [0.2, 0.5, 1, 3, 8, 10, 12];
const ofOneUnit = scenarios.filter(({ heaviest_closes }) => heaviest_closes !== true);
const common = scenariosNamed("poisson", "overdispersed_2", "repeats_five_months");

/** Units alone, by their stays a month; trends of hours and of shares for some of them. */
export function unitStudies(rules: VerdictRules): Study[] {
  const studies = (series: number, among: readonly Scenario[], changes: readonly Change[]) =>
    cross(among, changes).flatMap(([scenario, change]) =>
      rates.map((rate) => unitStudy({ scenario, change, rate, trend: "stays", rules }, series)),
    );
  const otherTrends = cross(common, ["hours", "self_harm_share"] as const).flatMap(([scenario, trend]) =>
    [3, 10].map((rate) => unitStudy({ scenario, change: stable, rate, trend, rules }, 200)),
  );
  return [
    ...studies(400, ofOneUnit, [stable]),
    ...studies(200, ofOneUnit, falls),
    ...studies(200, common, laterFalls),
    ...otherTrends,
  ];
}

interface UnitCase {
  scenario: Scenario;
  change: Change;
  rate: number;
  trend: TrendName;
  rules: VerdictRules;
}

function unitStudy({ scenario, change, rate, trend, rules }: UnitCase, series: number): Study {
  const about = { scenario: scenario.scenario, trend, level: "unit", rate };
  return {
    title: `unit ${scenario.scenario} ${change.change} ${trend} ${rate}`,
    // Each look at months that are missing is many looks.
    series: scenario.reports === undefined ? series : series / 4,
    count(seed, number) {
      const names = [seed, "unit", scenario.scenario, change.change, rate, number];
      const levels = sharedLevels(stream(...names, "levels"), scenario, change);
      const unit = simulatedUnit(names, rate, levels, scenario, false);
      const counts = seriesCounts();
      const looks = placeLooks([unit], { large: false, kind: trendKinds[trend], rules });
      countPlace(counts, about, change, windowsOf(change), looks);
      return counts;
    },
  };
}
