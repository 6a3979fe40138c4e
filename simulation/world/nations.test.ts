import { sum } from "d3-array";
import { expect, test } from "vitest";
import { busyNation, norway } from "./nations.ts";

test("Norway has 60 units in five regions with about 24 stays a month, eight of them in a women's prison", () => {
  expect(norway).toHaveLength(5);
  expect(norway.flat()).toHaveLength(60);
  expect(sum(norway.flat())).toBeCloseTo(24, 10);
  expect(Math.max(...norway.flat())).toBe(8);
});

test("the busy nation has as many units, regions of 15 and one of 30", () => {
  expect(busyNation.flat()).toHaveLength(60);
  expect(busyNation.map((rates) => sum(rates))).toEqual([15, 15, 15, 15, 30]);
});

test("the unit with most stays stands first in its region", () => {
  for (const rates of [...norway, ...busyNation]) expect(rates[0]).toBe(Math.max(...rates));
});
