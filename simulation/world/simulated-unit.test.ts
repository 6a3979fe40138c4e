import { groups, max, mean, min, range } from "d3-array";
import { describe, expect, test } from "vitest";
import { stream } from "../../loaders/sample/random.ts";
import { falls, months, stable, type Change } from "./changes.ts";
import { scenariosNamed, type Scenario } from "./scenarios.ts";
import { sharedLevels, simulatedUnit } from "./simulated-unit.ts";

const [poisson, sameMonth, fiveMonths, autocorrelated, season, late, opensAndCloses, heaviest] =
  scenariosNamed(
    "poisson",
    "repeats_same_month",
    "repeats_five_months",
    "autocorrelated",
    "season",
    "late_reports",
    "opens_and_closes",
    "heaviest_unit_closes",
  );
const unitOf = (scenario: Scenario | undefined, rate: number, number = 0, change: Change = stable) => {
  if (scenario === undefined) throw new Error("no such scenario");
  const levels = sharedLevels(stream("levels", scenario.scenario, number), scenario, change);
  return simulatedUnit(["unit", scenario.scenario, number], rate, levels, scenario, true);
};
const levelsOf = (scenario: Scenario | undefined, number = 0) => {
  if (scenario === undefined) throw new Error("no such scenario");
  return sharedLevels(stream("levels", scenario.scenario, number), scenario, stable);
};
const staysAMonth = (scenario: Scenario | undefined) =>
  mean(range(60), (number) => unitOf(scenario, 5, number).stays.length / months);
/** The months in which each person's stays began. */
const monthsOfPersons = (scenario: Scenario | undefined) =>
  groups(unitOf(scenario, 20).stays, ({ person }) => person).map(([, stays]) =>
    stays.map(({ month }) => month),
  );

test("the same names give the same unit, and another number another", () => {
  expect(unitOf(poisson, 3)).toEqual(unitOf(poisson, 3));
  expect(unitOf(poisson, 3, 1)).not.toEqual(unitOf(poisson, 3));
});

test("whoever they are of, there are as many stays as are asked for", () => {
  for (const scenario of [poisson, sameMonth, fiveMonths]) expect(staysAMonth(scenario)).toBeCloseTo(5, 0);
});

test("under a fall of 35 % a year the second year has 65 % of the first one's stays", () => {
  const fall = falls.find(({ ratio }) => ratio === 0.65);
  const { stays } = unitOf(poisson, 400, 0, fall);
  const inYear = (year: number) => stays.filter(({ month }) => Math.floor(month / 12) === year).length;
  expect(inYear(1) / inYear(0)).toBeCloseTo(0.65, 1);
});

describe("persons", () => {
  test("come once", () => {
    expect(monthsOfPersons(poisson).every((found) => found.length === 1)).toBe(true);
  });

  test("come back in the same month", () => {
    const found = monthsOfPersons(sameMonth);
    expect(found.every((each) => new Set(each).size === 1)).toBe(true);
    expect(mean(found, (each) => each.length)).toBeCloseTo(2, 0);
  });

  test("come back within five months, and some in each of them", () => {
    const spreads = monthsOfPersons(fiveMonths).map((each) => (max(each) ?? 0) - (min(each) ?? 0));
    expect(new Set(spreads)).toEqual(new Set([0, 1, 2, 3, 4]));
  });
});

describe("the level that units share", () => {
  test("is 1 where nothing moves it", () => {
    expect(new Set(levelsOf(poisson))).toEqual(new Set([1]));
  });

  test("varies by a fifth from month to month, half of it kept, about a mean of 1", () => {
    const levels = range(200).map((number) => levelsOf(autocorrelated, number));
    const logarithms = levels.flatMap((each) => each.map((level) => Math.log(level) + 0.02));
    expect(mean(levels.flat())).toBeCloseTo(1, 1);
    expect(mean(logarithms, (value) => value * value)).toBeCloseTo(0.04, 2);
    const kept = mean(levels, (each) => {
      const own = each.map((level) => Math.log(level) + 0.02);
      return mean(own.slice(1), (value, at) => value * (own[at] ?? 0));
    });
    expect((kept ?? 0) / 0.04).toBeCloseTo(0.5, 1);
  });

  test("is half as high again in one month of the year, and half in the one opposite", () => {
    const year = levelsOf(season).slice(0, 12);
    expect(max(year)).toBeCloseTo(1.5, 10);
    expect(min(year)).toBeCloseTo(0.5, 10);
    expect(mean(year)).toBeCloseTo(1, 10);
  });
});

describe("reports", () => {
  test("come at once", () => {
    expect(unitOf(poisson, 1).arrives).toEqual(range(months));
  });

  test("come late, at most three months, or never", () => {
    const delays = range(50).flatMap((number) =>
      unitOf(late, 1, number).arrives.map((arrival, month) => arrival - month),
    );
    expect(new Set(delays)).toEqual(new Set([0, 1, 2, 3, Infinity]));
    expect(delays.filter((delay) => delay === Infinity).length / delays.length).toBeCloseTo(0.03, 2);
    expect(delays.filter((delay) => delay > 0 && delay < 4).length / delays.length).toBeCloseTo(0.15, 1);
  });
});

describe("units", () => {
  test("are there all the time", () => {
    expect(unitOf(poisson, 1)).toMatchObject({ opens: 0, closes: months });
  });

  test("open or close at some time, a third of them each", () => {
    const units = range(1500).map((number) => unitOf(opensAndCloses, 0.1, number));
    expect(units.filter(({ opens }) => opens > 0).length / 1500).toBeCloseTo(1 / 3, 1);
    expect(units.filter(({ closes }) => closes < months).length / 1500).toBeCloseTo(1 / 3, 1);
  });

  test("close where they have the most stays of their region", () => {
    expect(unitOf(heaviest, 1).closes).toBeLessThan(months);
  });
});
