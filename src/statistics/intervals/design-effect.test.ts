import { expect, test } from "vitest";
import { designEffect } from "./design-effect.ts";

test("ten stays of ten persons count as ten", () => {
  expect(designEffect(10, 10)).toBe(1);
});

test("ten stays of one person count as one", () => {
  expect(designEffect(10, 100)).toBe(10);
});

test("31 stays, 18 of them of one person and 13 of one each, vary eleven times more than those of 31 persons", () => {
  expect(designEffect(31, 18 ** 2 + 13)).toBeCloseTo(10.87, 2);
});

test("ten stays have at least ten and at most a hundred as the sum of squares", () => {
  expect(() => designEffect(10, 9)).toThrow("10 events cannot have 9");
  expect(() => designEffect(10, 101)).toThrow("10 events cannot have 101");
  expect(() => designEffect(0, 0)).toThrow("0 events cannot have 0");
});
