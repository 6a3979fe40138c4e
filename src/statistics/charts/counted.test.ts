import { expect, test } from "vitest";
import { countsOf, ratesOf, sharesOf, valuesOf } from "./counted.ts";

test("six stays in two thousand prison days are three in a thousand", () => {
  expect(ratesOf([{ events: 6, exposure: 2 }])).toEqual([{ value: 3, exposure: 2 }]);
});

test("neither a missing report nor a month without prison days is a zero, and a report of none is", () => {
  expect(ratesOf([undefined, { events: 0, exposure: 0 }, { events: 0, exposure: 2 }])).toEqual([
    undefined,
    undefined,
    { value: 0, exposure: 2 },
  ]);
});

test("counts and times are per nothing else", () => {
  expect(countsOf([4, undefined, 0])).toEqual([
    { value: 4, exposure: 1 },
    undefined,
    { value: 0, exposure: 1 },
  ]);
});

test("values may lie below 0, and counts not", () => {
  expect(valuesOf([-1])).toEqual([{ value: -1, exposure: 1 }]);
  expect(() => countsOf([2, -1])).toThrow("below 0: -1");
  expect(() => countsOf([NaN])).toThrow("cannot be drawn: NaN");
});

test("a share is of no more than all", () => {
  expect(sharesOf([{ events: 2, exposure: 2 }])).toEqual([{ value: 1, exposure: 2 }]);
  expect(() => sharesOf([{ events: 3, exposure: 2 }])).toThrow("3 events in 2");
});
