import { range } from "d3-array";
import { expect, test } from "vitest";
import { months } from "./changes.ts";
import type { SimulatedStay, SimulatedUnit } from "./simulated-unit.ts";
import { unitQuarters } from "./unit-quarters.ts";

const stay = (month: number, person: number, given: Partial<SimulatedStay> = {}): SimulatedStay => ({
  month,
  person,
  hours: 10,
  self_harm: false,
  ...given,
});
const unit = (given: Partial<SimulatedUnit> = {}): SimulatedUnit => ({
  opens: 0,
  closes: months,
  arrives: range(months),
  stays: [stay(0, 0), stay(2, 0), stay(2, 1, { hours: 20, self_harm: true }), stay(3, 0)],
  ...given,
});

test("a person with two stays in a quarter is one person of the quarter, and one of the next", () => {
  const [first, second] = unitQuarters(7, unit(), months);
  expect(first).toMatchObject({ unit: 7, quarter: 0, stays: 3, persons: 2, hours: 40, hours_squared: 600 });
  expect(first).toMatchObject({ answered: 3, self_harm: 1, months_counted: 3, exposure: 9000 });
  expect(second).toMatchObject({ quarter: 1, stays: 1, persons: 1 });
});

test("a month of which no report has come gives neither stays nor prison days", () => {
  const late = unit({ arrives: range(months).map((month) => (month === 2 ? 4 : month)) });
  expect(unitQuarters(0, late, 2)[0]).toMatchObject({
    stays: 1,
    persons: 1,
    months_expected: 3,
    months_counted: 2,
    months_unbounded: 1,
    exposure: 6000,
  });
  expect(unitQuarters(0, late, 5)[0]).toMatchObject({ stays: 3, months_unbounded: 0 });
});

test("a unit is expected from the month it opens to the month before it closes, and not else", () => {
  const quarters = unitQuarters(0, unit({ opens: 2, closes: 7 }), months);
  expect(quarters.map(({ quarter, months_expected }) => [quarter, months_expected])).toEqual([
    [0, 1],
    [1, 3],
    [2, 1],
  ]);
  expect(quarters[0]).toMatchObject({ stays: 2 });
});
