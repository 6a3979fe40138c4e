import { group } from "d3-array";
import type { VerdictRules } from "../../src/statistics/verdict/rules.ts";
import type { UnitQuarter } from "../../src/statistics/verdict/unit-quarter.ts";
import { countsBy } from "../../src/statistics/verdict/verdict.ts";
import type { PlaceSeries } from "./place-series.ts";

/** The last whole quarter before an event and the first after it. The quarter it falls in belongs to neither side. */
export interface EventQuarters {
  last_before: number;
  first_after: number;
}

/** A unit's quarters that count in the unbroken runs, before and after, in which it was to report. */
export interface UnitSides {
  unit_id: string;
  before: UnitQuarter[];
  after: UnitQuarter[];
}

/** Both sides of each unit of a place, each no longer than the window of a verdict. */
export function sidesOfUnits(
  { units, quarters }: Pick<PlaceSeries, "units" | "quarters">,
  { last_before, first_after }: EventQuarters,
  rules: VerdictRules,
): UnitSides[] {
  return [...group(quarters, ({ unit }) => unit)].map(([unit, rows]) => ({
    unit_id: units[unit] ?? "",
    before: countedRun(rows, last_before, -1, rules),
    after: countedRun(rows, first_after, 1, rules),
  }));
}

function countedRun(
  rows: readonly UnitQuarter[],
  first: number,
  step: 1 | -1,
  rules: VerdictRules,
): UnitQuarter[] {
  const isCounted = countsBy(rules);
  const byQuarter = new Map(rows.map((row) => [row.quarter, row]));
  const run: UnitQuarter[] = [];
  for (let at = 0; at < rules.window_quarters; at++) {
    const row = byQuarter.get(first + at * step);
    if (row === undefined) break;
    if (isCounted(row) && row.exposure > 0) run.push(row);
  }
  return run;
}
