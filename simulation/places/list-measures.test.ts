import { range } from "d3-array";
import { expect, test } from "vitest";
import { quartersOf, rules } from "../../src/statistics/verdict/made-up-quarters.ts";
import { verdict, type Verdict } from "../../src/statistics/verdict/verdict.ts";
import { seriesCounts } from "../tally.ts";
import { falls, stable, type Change } from "../world/changes.ts";
import { countLists, type ListedPlace } from "./list-measures.ts";
import { trendKinds } from "./trend-kinds.ts";

const verdictOf = (stays: number[]) =>
  verdict(quartersOf(0, stays), 19, { large: false, kind: trendKinds.stays, rules });
const steady = verdictOf(range(20).map((quarter) => 8 + (quarter % 3)));
const falling = verdictOf(range(20).map((quarter) => Math.round(30 * 0.9 ** quarter)));
const borderline = { ...falling, trend: falling.trend && { ...falling.trend, p_value: 0.04 } };
const listed = (rate: number, found: Verdict): ListedPlace => ({
  rate,
  looks: { verdict: () => found, settled: () => found.answer },
});
const counted = (change: Change, region: ListedPlace[], unit: ListedPlace[]) => {
  const counts = seriesCounts();
  const windows = [{ months: 60, quarters: [19] }];
  const levels = { regions: 0.05, units: 0.1 };
  countLists(
    counts,
    { scenario: "poisson", trend: "stays", rate: 24 },
    change,
    windows,
    { region, unit },
    levels,
  );
  return new Map(
    [...counts.counts.values()].map(({ measured: { level, rate, measure }, hits, chances }) => [
      `${measure} ${level} ${rate}`,
      `${hits} of ${chances}`,
    ]),
  );
};

test("a stable nation's lists are free where no place of them is flagged", () => {
  const measures = counted(stable, [listed(5, steady)], [listed(1, steady), listed(3, falling)]);
  expect(measures.get("free_of_false_flag list_of_regions 24")).toBe("1 of 1");
  expect(measures.get("free_of_false_flag list_of_units 24")).toBe("0 of 1");
  expect(measures.get("free_of_false_flag both_lists 24")).toBe("0 of 1");
});

test("a region that falls on its own page is not flagged among five where it would be one of many looks", () => {
  const five = [listed(5, borderline), ...range(4).map(() => listed(5, steady))];
  expect(counted(stable, five, []).get("free_of_false_flag list_of_regions 24")).toBe("1 of 1");
  expect(counted(stable, five.slice(0, 1), []).get("free_of_false_flag list_of_regions 24")).toBe("0 of 1");
});

test("a fall that is flagged is counted by how many stays a month the place has", () => {
  const [fall = stable] = falls;
  const units = [listed(1, steady), listed(3, falling), listed(3, steady)];
  const measures = counted(fall, [listed(5, falling)], units);
  expect(measures.get("list_flag_declining unit 1")).toBe("0 of 1");
  expect(measures.get("list_flag_declining unit 3")).toBe("1 of 2");
  expect(measures.get("list_flag_declining region 5")).toBe("1 of 1");
  expect(measures.get("list_flag_increasing region 5")).toBe("0 of 1");
});
