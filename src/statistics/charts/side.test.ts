import { expect, test } from "vitest";
import { sideOf } from "./side.ts";

test("a value lies below, on or above a line", () => {
  expect([1, 2, 3].map((value) => sideOf(value, 2))).toEqual([-1, 0, 1]);
  expect([-3, -2, -1].map((value) => sideOf(value, -2))).toEqual([-1, 0, 1]);
});

test("a value that only rounding parts from a line is on it", () => {
  expect(sideOf(0.3, 0.1 + 0.2)).toBe(0);
  expect(sideOf(3e9, 3e9 + 1e-6)).toBe(0);
});

test("the smallest difference that is none of rounding counts, also near 0", () => {
  expect(sideOf(1 + 1e-11, 1)).toBe(1);
  expect(sideOf(1e-300, 0)).toBe(1);
  expect(sideOf(0, 0)).toBe(0);
});
