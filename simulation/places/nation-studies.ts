import { cross, sum } from "d3-array";
import { stream } from "../../loaders/sample/random.ts";
import type { Rule } from "../rule.ts";
import type { Study } from "../study.ts";
import { seriesCounts, type SeriesCounts } from "../tally.ts";
import { falls, laterFalls, stable, type Change } from "../world/changes.ts";
import { busyNation, norway, type Nation } from "../world/nations.ts";
import { scenarios, scenariosNamed, type Scenario } from "../world/scenarios.ts";
import { sharedLevels, simulatedUnit, type SimulatedUnit } from "../world/simulated-unit.ts";
import { countLists } from "./list-measures.ts";
import { placeLooks } from "./place-looks.ts";
import { countPlace, windowsOf } from "./place-measures.ts";
import { trendKinds } from "./trend-kinds.ts";

const falling = scenariosNamed("poisson", "overdispersed_2", "overdispersed_4", "repeats_five_months");
const busy = [...falling, ...scenariosNamed("autocorrelated")];
const common = scenariosNamed("poisson", "overdispersed_2");
const late = scenariosNamed("late_reports");

/** Whole nations: every region, the country, and the lists of regions and of units. */
export function nationStudies(rule: Rule): Study[] {
  const studies = (
    series: number,
    nation: Nation,
    among: readonly Scenario[],
    changes: readonly Change[],
  ): Study[] =>
    cross(among, changes).map(([scenario, change]) =>
      nationStudy({ scenario, change, nation, rule }, series),
    );
  return [
    ...studies(120, norway, scenarios, [stable]),
    ...studies(60, busyNation, busy, [stable]),
    ...studies(50, norway, [...falling, ...late], falls),
    ...studies(30, busyNation, common, falls),
    ...studies(30, norway, common, laterFalls),
  ];
}

interface NationCase {
  scenario: Scenario;
  change: Change;
  nation: Nation;
  rule: Rule;
}

function nationStudy(given: NationCase, series: number): Study {
  const { scenario, change, nation } = given;
  return {
    title: `nation ${scenario.scenario} ${change.change} ${rateOf(nation.flat())}`,
    // Each look at months that are missing is many looks.
    series: scenario.reports === undefined ? series : series / 5,
    count: (seed, number) => countNation(given, seed, number),
  };
}

const rateOf = (rates: readonly number[]) => Math.round(10 * sum(rates)) / 10;

interface RatedUnit {
  rate: number;
  unit: SimulatedUnit;
}

function countNation(
  { scenario, change, nation, rule }: NationCase,
  seed: number,
  number: number,
): SeriesCounts {
  const about = { scenario: scenario.scenario, trend: "stays" };
  const countryRate = rateOf(nation.flat());
  const regions = simulatedNation(nation, scenario, change, [seed, "nation", countryRate, number]);
  const placeOf = (units: readonly RatedUnit[], large: boolean) => ({
    rate: rateOf(units.map(({ rate }) => rate)),
    looks: placeLooks(
      units.map(({ unit }) => unit),
      { large, kind: trendKinds.stays, rules: rule.verdict },
    ),
  });
  const country = placeOf(regions.flat(), true);
  const lists = {
    region: regions.map((units) => placeOf(units, true)),
    unit: regions.flat().map((unit) => ({ ...placeOf([unit], false), rate: unit.rate })),
  };
  const counts = seriesCounts();
  const windows = windowsOf(change);
  for (const { rate, looks } of lists.region)
    countPlace(counts, { ...about, level: "region", rate }, change, windows, looks);
  countPlace(counts, { ...about, level: "country", rate: country.rate }, change, windows, country.looks);
  countLists(counts, { ...about, rate: country.rate }, change, windows, lists, rule.lists);
  return counts;
}

/** The units of each region, the one with most stays first. */
function simulatedNation(
  nation: Nation,
  scenario: Scenario,
  change: Change,
  purpose: (string | number)[],
): RatedUnit[][] {
  const names = [...purpose, scenario.scenario, change.change];
  const levels = sharedLevels(stream(...names, "levels"), scenario, change);
  return nation.map((rates, region) =>
    rates.map((rate, place) => ({
      rate,
      unit: simulatedUnit([...names, region, place], rate, levels, scenario, place === 0),
    })),
  );
}
