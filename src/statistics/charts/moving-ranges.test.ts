import { expect, test } from "vitest";
import { meanRange, movingRanges } from "./moving-ranges.ts";

const apart = (before: number, after: number) => Math.abs(after - before);

test("three values have two distances", () => {
  expect(movingRanges([1, 4, 2], apart)).toEqual([3, 2]);
});

test("a missing value takes the distances to it and from it, and none is made across it", () => {
  expect(movingRanges([1, 4, undefined, 9, 11], apart)).toEqual([3, 2]);
});

test("one value, or none, has no distance, and no distances have no mean", () => {
  expect(movingRanges([1], apart)).toEqual([]);
  expect(movingRanges([], apart)).toEqual([]);
  expect(meanRange([], 3.267)).toBeUndefined();
  expect(meanRange([], undefined)).toBeUndefined();
});

test("ranges far longer than the mean are left out once: what is long beside the rest then stays in", () => {
  // The mean is 10.4: 68 is left out. 20 is then five times the mean of 4 that is left, and stays in.
  expect(meanRange([2, 2, 2, 2, 2, 20, 2, 2, 2, 68], 3.267)).toBe(4);
  expect(meanRange([2, 2, 2, 2, 2, 20, 2, 2, 2, 68], undefined)).toBe(10.4);
});

test("as long as the screen is too long", () => {
  expect(meanRange([0, 0, 4], 3)).toBe(0);
  expect(meanRange([0, 0, 4], 3.0001)).toBe(4 / 3);
});

test("where nothing varies the mean range is 0, though none is below a screen of 0", () => {
  expect(meanRange([0, 0, 0], 3.267)).toBe(0);
});
