import { place, reports, type RawRows, type ReportRow } from "../test-rows.ts";
import type { Place } from "../reference/reference.ts";

/** Places of two regions with three units each, `ost-1` to `vest-3`, each a prison of its own. */
export const sixUnits: Place[] = [
  place("country", "norge", null),
  ...["ost", "vest"].flatMap((region) => [
    place("region", `region-${region}`, "norge"),
    ...[1, 2, 3].flatMap((number) => [
      place("prison", `fengsel-${region}-${number}`, `region-${region}`),
      place("unit", `${region}-${number}`, `fengsel-${region}-${number}`),
    ]),
  ]),
];

/** How many stays began in each month of a unit, by its id; each of a person of its own unless they are named. */
export type StaysByUnit = Record<string, readonly number[]>;

/** Reports of these units from the month on, each stay of four hours; `persons` in all share them in turn. */
export function reportsOf(
  stays: StaysByUnit,
  { from = 2025, persons = {}, change = (report: ReportRow) => [report] }: Given = {},
): RawRows {
  return reports(
    ...Object.entries(stays).flatMap(([unit, months]) =>
      months.flatMap((count, index) => {
        const month = `${from + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
        const before = months.slice(0, index).reduce((sum, each) => sum + each, 0);
        const of = persons[unit];
        return change({
          unit,
          month,
          placements: Array.from({ length: count }, (_, stay) => ({
            id: `${month}-${stay}`,
            ...(of === undefined ? {} : { person: `H-${unit}-${(before + stay) % of}` }),
            start: `${month}-${String(stay + 2).padStart(2, "0")} 10:00`,
            end: `${month}-${String(stay + 2).padStart(2, "0")} 14:00`,
            reasons: stay % 2 === 0 ? ["self_harm"] : ["violence"],
          })),
        });
      }),
    ),
  );
}

interface Given {
  from?: number;
  persons?: Record<string, number>;
  /** What becomes of each report: left out, or another in its place. */
  change?: (report: ReportRow) => ReportRow[];
}

/** The same number in each month of a year. */
export function yearOf(stays: number): number[] {
  return Array.from({ length: 12 }, () => stays);
}
