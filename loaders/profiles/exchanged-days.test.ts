import { expect, test } from "vitest";
import { lengthAgrees, mendedByExchange, pointsToExchange } from "./exchanged-days.ts";

const days = (count: number) => ({ seconds: count * 86_400, unitSeconds: 86_400 });
const hours = (count: number) => ({ seconds: count * 3600, unitSeconds: 60 });
const right = { start: "2014-03-20", end: "2014-03-25", stated: days(5) };
// 2 to 7 March, written as 3 February to 3 July.
const exchanged = { start: "2014-02-03", end: "2014-07-03", stated: days(5) };
const backwards = { start: "2014-05-03", end: "2014-02-04", stated: undefined };
const yearMistyped = { start: "2013-03-20", end: "2014-03-25", stated: days(5) };

test("a row counts as mended when it agrees with itself only once day and month are exchanged", () => {
  expect(mendedByExchange([right, exchanged, backwards, yearMistyped])).toEqual({ mended: 2, rows: 4 });
});

test("a few rows that happen to be mended point to nothing", () => {
  expect(pointsToExchange({ mended: 4, rows: 10 })).toBe(false);
  expect(pointsToExchange({ mended: 5, rows: 50 })).toBe(true);
  expect(pointsToExchange({ mended: 5, rows: 51 })).toBe(false);
});

test("a length stated in whole hours may be an hour off by rounding, not more", () => {
  const stated = { seconds: 5 * 3600, unitSeconds: 3600 };
  expect(lengthAgrees({ start: "2026-01-01T10:00", end: "2026-01-01T15:59", stated })).toBe(true);
  expect(lengthAgrees({ start: "2026-01-01T10:00", end: "2026-01-01T16:00", stated })).toBe(false);
});

test("over a change of clock a stated length may be that of the clock on the wall or of the hours that passed", () => {
  const [start, end] = ["2026-03-28T22:00", "2026-03-29T08:00"];
  expect(lengthAgrees({ start, end, stated: hours(10) })).toBe(true);
  expect(lengthAgrees({ start, end, stated: hours(9) })).toBe(true);
  expect(lengthAgrees({ start, end, stated: hours(8) })).toBe(false);
});
