import { array, boolean, constantFrom, nat, record, subarray } from "fast-check";
import type { Cell, CellSystem, Sum } from "./cell-system.ts";

/** One made-up stay. */
interface Stay {
  unit: string;
  quarter: string;
  reason: string;
  person: number;
}

/** What each member of an axis is made of. */
type Axis = Record<string, string[]>;

const places: Axis = { nation: ["north", "south"], north: ["a", "b"], south: ["c"], a: [], b: [], c: [] };
const periods: Axis = { year: ["q1", "q2"], q1: [], q2: [] };
const reasons: Axis = { all: ["harm", "other"], harm: [], other: [] };
const levels: Record<string, string> = {
  nation: "nation",
  north: "region",
  south: "region",
  a: "unit",
  b: "unit",
  c: "unit",
  year: "year",
  q1: "quarter",
  q2: "quarter",
  all: "all",
  harm: "reason",
  other: "reason",
};

/** Every table that could be given out: a level of places, of periods, and of reasons. */
const tables = ["nation", "region", "unit"].flatMap((place) =>
  ["year", "quarter"].flatMap((period) => ["all", "reason"].map((reason) => `${place} ${period} ${reason}`)),
);

/** Stays of few persons in three units, which of the tables of them are given out, and what one has been told of. */
export const hierarchy = record({
  stays: array(
    record({
      unit: constantFrom("a", "b", "c"),
      quarter: constantFrom("q1", "q2"),
      reason: constantFrom("harm", "other"),
      person: nat(7),
    }),
    { maxLength: 18 },
  ),
  given: subarray(tables, { minLength: 2 }),
  isAlike: boolean(),
  told: array(nat(53), { maxLength: 2 }),
}).map(({ stays, given, isAlike, told }) => {
  const system = hierarchyOf(stays, given, isAlike);
  const cells = system.cells.map((cell, at) =>
    told.includes(at) ? { ...cell, toldTo: ["a receiver"] } : cell,
  );
  return { ...system, cells };
});

/** The system of all places, periods and reasons; the dearer a cell, the more it is a total of. */
export function hierarchyOf(stays: readonly Stay[], given: readonly string[], split: boolean): CellSystem {
  const members = Object.keys(places).flatMap((place) =>
    Object.keys(periods).flatMap((period) =>
      Object.keys(reasons).map((reason) => ({ place, period, reason })),
    ),
  );
  const position = (place: string, period: string, reason: string) =>
    members.findIndex((each) => each.place === place && each.period === period && each.reason === reason);
  const cells = members.map(({ place, period, reason }): Cell => {
    const ofCell = stays.filter(
      (stay) =>
        isIn(places, stay.unit, place) &&
        isIn(periods, stay.quarter, period) &&
        isIn(reasons, stay.reason, reason),
    );
    const counts = new Map<number, number>();
    // A person is in one unit.
    for (const { unit, person } of ofCell) {
      const who = person + 10 * "abc".indexOf(unit);
      counts.set(who, (counts.get(who) ?? 0) + 1);
    }
    const isGiven = given.includes(`${levels[place]} ${levels[period]} ${levels[reason]}`);
    return {
      id: `${place} ${period} ${reason}`,
      unit: "stays",
      value: ofCell.length,
      persons: counts.size,
      largest: Math.max(0, ...counts.values()),
      cost: 1 + Math.log1p(ofCell.length),
      ...(isGiven ? {} : { neverShown: true }),
    };
  });
  const sums = members.flatMap(({ place, period, reason }): Sum[] => {
    const whole = position(place, period, reason);
    return [
      { whole, parts: (places[place] ?? []).map((part) => position(part, period, reason)) },
      { whole, parts: (periods[period] ?? []).map((part) => position(place, part, reason)) },
      {
        whole,
        parts: (reasons[reason] ?? []).map((part) => position(place, period, part)),
        ...(split ? { split } : {}),
      },
    ].filter(({ parts }) => parts.length > 0);
  });
  return { cells, sums, bounds: [] };
}

function isIn(axis: Axis, member: string, whole: string): boolean {
  return member === whole || (axis[whole] ?? []).some((part) => isIn(axis, member, part));
}
