import type { Leaves } from "./leaves.ts";
import { monthAfter } from "./period-months.ts";

/**
 * Units that were in the same places in every view of every release in a quarter. Of them a reader is given no more
 * than sums over them and sums over time: which unit had what in which month need not be imagined, since a table of
 * whole numbers with given sums of rows and columns always exists where the sums agree. A unit that moves, is revised,
 * misses a report or is given by the month in between is `single`: each of its months is imagined by itself.
 */
export interface Cohort {
  name: string;
  quarter: string;
  units: string[];
  /** Whether some views have it in a place and others not: the difference of two shown sums is its own. */
  isBetween: boolean;
}

/** A way in which a release counts units in places. */
export interface View {
  release: number;
  organisation: string;
}

export interface QuarterParts {
  cohorts: Cohort[];
  /** Units whose months are imagined one by one. */
  singles: Set<string>;
  cohortOf: Map<string, Cohort>;
}

/** The units of a quarter, parted into cohorts and singles. */
export function quarterParts(
  leaves: Leaves,
  quarter: string,
  {
    views,
    level,
    isSingle,
  }: { views: readonly View[]; level: "region" | "country"; isSingle: (unit: string) => boolean },
): QuarterParts {
  const months = [0, 1, 2].map((index) => monthAfter(quarter, index));
  const units = leaves.units().filter((unit) => months.some((month) => leaves.isKnown(unit, month)));
  const ofAny = months.filter((month) => units.some((unit) => leaves.isKnown(unit, month)));
  const parts: QuarterParts = { cohorts: [], singles: new Set(), cohortOf: new Map() };
  const byName = new Map<string, Cohort>();
  for (const unit of units) {
    const names = new Set(ofAny.map((month) => signature(leaves, views, level, unit, month).join(" ")));
    const [name] = names;
    if (
      isSingle(unit) ||
      name === undefined ||
      names.size > 1 ||
      !ofAny.every((month) => leaves.isKnown(unit, month))
    ) {
      parts.singles.add(unit);
      continue;
    }
    const cohort = byName.get(name) ?? {
      name,
      quarter,
      units: [],
      isBetween: new Set(name.split(" ")).size > 1,
    };
    byName.set(name, cohort);
    cohort.units.push(unit);
    parts.cohortOf.set(unit, cohort);
  }
  parts.cohorts.push(...byName.values());
  return parts;
}

/** Where each view has a unit's month; a release from before the month is as the first after it. */
function signature(
  leaves: Leaves,
  views: readonly View[],
  level: string,
  unit: string,
  month: string,
): string[] {
  const places: (string | undefined)[] = views.map(({ release, organisation }) =>
    leaves.placeOf(release, organisation, level, unit, month),
  );
  const firstOf = new Map<string, string>();
  for (const [index, { organisation }] of views.entries()) {
    const place = places[index];
    if (place !== undefined && !firstOf.has(organisation)) firstOf.set(organisation, place);
  }
  return views.map(({ organisation }, index) => places[index] ?? firstOf.get(organisation) ?? "-");
}
