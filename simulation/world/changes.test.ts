import { expect, test } from "vitest";
import { falls, laterFalls, levelAt, stable } from "./changes.ts";

test("a stable place stays at its level", () => {
  expect([-4, 0, 60, 119].map((month) => levelAt(stable, month))).toEqual([1, 1, 1, 1]);
});

test("a fall of 35 % a year leaves 65 % after a year and 42 % after two", () => {
  const fall = falls.find(({ ratio }) => ratio === 0.65) ?? stable;
  expect([0, 12, 24].map((month) => levelAt(fall, month))).toEqual([1, 0.65, 0.65 ** 2]);
});

test("a later fall begins after five stable years", () => {
  const fall = laterFalls.find(({ ratio }) => ratio === 0.85) ?? stable;
  expect([0, 59, 60, 72].map((month) => levelAt(fall, month))).toEqual([1, 1, 1, 0.85]);
});
