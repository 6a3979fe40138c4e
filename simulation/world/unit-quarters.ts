import { group, range, sum } from "d3-array";
import type { UnitQuarter } from "../../src/statistics/verdict/unit-quarter.ts";
import { months } from "./changes.ts";
import type { SimulatedUnit } from "./simulated-unit.ts";

const prisonDaysOfMonth = 3000;

/** The quarters of a unit as the reports tell them that have come by the end of a month. */
export function unitQuarters(
  number: number,
  { opens, closes, arrives, stays }: SimulatedUnit,
  knownBy: number,
): UnitQuarter[] {
  const byQuarter = group(stays, ({ month }) => Math.floor(month / 3));
  return range(months / 3).flatMap((quarter) => {
    const expected = range(3 * quarter, 3 * quarter + 3).filter((month) => month >= opens && month < closes);
    if (expected.length === 0) return [];
    const counted = expected.filter((month) => (arrives[month] ?? Infinity) <= knownBy);
    const told = (byQuarter.get(quarter) ?? []).filter(({ month }) => counted.includes(month));
    return [
      {
        unit: number,
        quarter,
        months_expected: expected.length,
        months_counted: counted.length,
        months_unbounded: expected.length - counted.length,
        exposure: prisonDaysOfMonth * counted.length,
        stays: told.length,
        persons: new Set(told.map(({ person }) => person)).size,
        hours: sum(told, ({ hours }) => hours),
        hours_squared: sum(told, ({ hours }) => hours ** 2),
        answered: told.length,
        self_harm: sum(told, ({ self_harm }) => Number(self_harm)),
        stays_known: 0,
        stays_lacking: 0,
      },
    ];
  });
}
