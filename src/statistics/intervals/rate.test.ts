import { expect, test } from "vitest";
import { rate } from "./rate.ts";

test("two stays in 1000 prison days are a rate of 2", () => {
  expect(rate(2, 1000)).toBe(2);
});

test("twenty places full for a month of 30 days with three stays have a rate of 5", () => {
  expect(rate(3, 20 * 30)).toBe(5);
});

test("no stays in a unit with prisoners is a rate of zero", () => {
  expect(rate(0, 365)).toBe(0);
});

test("a unit without prison days has no rate, not a rate of zero", () => {
  expect(rate(0, 0)).toBeUndefined();
});

test("a stay in a unit without prison days has no rate, not an infinite one", () => {
  expect(rate(1, 0)).toBeUndefined();
});

test("a million stays keep their digits", () => {
  expect(rate(1e6, 1e9)).toBe(1);
});
