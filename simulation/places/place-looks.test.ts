import { range } from "d3-array";
import { expect, test } from "vitest";
import { rules } from "../../src/statistics/verdict/made-up-quarters.ts";
import { months } from "../world/changes.ts";
import type { SimulatedUnit } from "../world/simulated-unit.ts";
import { placeLooks } from "./place-looks.ts";
import { trendKinds } from "./trend-kinds.ts";

/** A unit with so many stays in each month, each of a person who comes once. */
const unit = (staysOf: (month: number) => number, given: Partial<SimulatedUnit> = {}): SimulatedUnit => ({
  opens: 0,
  closes: months,
  arrives: range(months),
  stays: range(months).flatMap((month) =>
    range(staysOf(month)).map((stay) => ({ month, person: 100 * month + stay, hours: 10, self_harm: false })),
  ),
  ...given,
});
const place = { large: false, kind: trendKinds.stays, rules };
const falling = unit((month) => Math.round(20 * 0.65 ** (month / 12)));

test("a fall is settled where the quarter before gives it too", () => {
  const looks = placeLooks([falling], place);
  expect(looks.verdict(7)?.answer).toBe("declining");
  expect(looks.settled(7)).toBe("no_clear_change");
  expect(looks.settled(8)).toBe("declining");
});

test("a place has no answer in a quarter in which it has no unit", () => {
  const looks = placeLooks([unit(() => 3, { closes: 60 })], place);
  expect(looks.verdict(19)?.answer).toBe("no_clear_change");
  expect([looks.verdict(20), looks.settled(20)]).toEqual([undefined, undefined]);
});

test("a look knows only the reports that had come by then", () => {
  const arrives = range(months).map((month) => (month === 59 ? 62 : month));
  const looks = placeLooks([unit(() => 3, { arrives })], place);
  expect(looks.verdict(19)).toMatchObject({ months_counted: 59, stays: 177 });
  expect(looks.verdict(20)).toMatchObject({ months_counted: 60, stays: 180 });
});
