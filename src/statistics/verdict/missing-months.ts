import { group, sum } from "d3-array";
import { predictiveUpperLimit } from "../units/predictive-upper-limit.ts";
import type { UnitQuarter } from "./unit-quarter.ts";

/** What months that do not count may hold: from the stays that are known of them to the most that can be thought. */
export interface MissingMonths {
  /** The place of the unit's quarter in the list it was found in. */
  at: number;
  quarter: number;
  unit: number;
  /** Stays beyond those that are known. */
  most: number;
}

/**
 * The quarters with months that do not count. A report that lacks rows may lack as many as it states; one that is
 * missing, or provisional, or does not say how many there were, may tell of any number up to the unit's own predictive
 * limit: negative binomial, from the unit's months that count with Jeffreys' prior, widened by φ. A unit of which no
 * month counts cannot be guessed at, and is left to the rule on coverage.
 */
export function missingMonths(
  quarters: readonly UnitQuarter[],
  dispersion: number,
  limit: number,
): MissingMonths[] {
  const units = group(quarters, ({ unit }) => unit);
  return quarters.flatMap((row, at) => {
    if (row.months_counted >= row.months_expected) return [];
    const counted = (units.get(row.unit) ?? []).filter(({ months_counted }) => months_counted > 0);
    const months = sum(counted, ({ months_counted }) => months_counted);
    if (months === 0) return [];
    const known = sum(counted, ({ stays }) => stays) + 0.5;
    const mean = (known * row.months_unbounded) / months;
    const guessed = row.months_unbounded === 0 ? 0 : predictiveUpperLimit(mean, dispersion / known, limit);
    return [{ at, quarter: row.quarter, unit: row.unit, most: guessed + row.stays_lacking }];
  });
}

/** The quarters with their missing months reported: so many stays each, and the unit's usual prison days. */
export function filled(
  quarters: readonly UnitQuarter[],
  usual: UsualMonths,
  stays: ReadonlyMap<number, number>,
  selfHarmShare: number,
): UnitQuarter[] {
  return quarters.map((row, at) => {
    const lacking = row.months_expected - row.months_counted;
    const month = usual.get(row.unit);
    if (lacking <= 0 || month === undefined) return row;
    const more = row.stays_known + (stays.get(at) ?? 0);
    return {
      ...row,
      months_counted: row.months_expected,
      months_unbounded: 0,
      stays_known: 0,
      stays_lacking: 0,
      exposure: row.exposure + lacking * month.exposure,
      stays: row.stays + more,
      // A stay that nobody has told of is taken for another person's.
      persons: row.persons === undefined ? undefined : row.persons + more,
      hours: row.hours + more * month.hours,
      hours_squared: row.hours_squared + more * month.hours_squared,
      answered: row.answered + more,
      self_harm: row.self_harm + more * selfHarmShare,
    };
  });
}

export type UsualMonths = ReadonlyMap<number, { exposure: number; hours: number; hours_squared: number }>;

/** A unit's prison days in a month, and the hours of a stay (of the place's where the unit had none). */
export function usualMonths(quarters: readonly UnitQuarter[]): UsualMonths {
  const ofAll = usualStay(quarters);
  return new Map(
    [...group(quarters, ({ unit }) => unit)].flatMap(([unit, own]) => {
      const months = sum(own, ({ months_counted }) => months_counted);
      if (months === 0) return [];
      const exposure = sum(own, (row) => row.exposure) / months;
      return [[unit, { exposure, ...(usualStay(own) ?? ofAll ?? { hours: 0, hours_squared: 0 }) }] as const];
    }),
  );
}

function usualStay(quarters: readonly UnitQuarter[]): { hours: number; hours_squared: number } | undefined {
  const stays = sum(quarters, (row) => row.stays);
  if (stays === 0) return undefined;
  return {
    hours: sum(quarters, (row) => row.hours) / stays,
    hours_squared: sum(quarters, (row) => row.hours_squared) / stays,
  };
}
