import { expect, test } from "vitest";
import { mannKendall } from "./mann-kendall.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { seasonalMannKendall } from "./seasonal-mann-kendall.ts";

const inOrder = (values: readonly number[]) => values.map((value, period) => ({ period, value }));

test("a high summer every year is no trend, and a fall within every season is one", () => {
  expect(seasonalMannKendall(inOrder([1, 5, 9, 2, 1, 5, 9, 2, 1, 5, 9, 2]), 4)).toMatchObject({
    s: 0,
    p_value: 1,
  });
  // Three years: three pairs fall in each of four seasons.
  expect(seasonalMannKendall(inOrder([3, 7, 11, 4, 2, 6, 10, 3, 1, 5, 9, 2]), 4)?.s).toBe(-12);
});

test("with one season it is the test without", () => {
  const values = [4, 2, 5, 5, 1, 0, 2];
  expect(seasonalMannKendall(inOrder(values), 1)).toEqual(mannKendall(values));
});

test("the order in which periods are told does not matter, and a gap moves no period to another season", () => {
  const told = inOrder([1, 5, 9, 2, 2, 6, 10, 3]).filter(({ period }) => period !== 2);
  expect(seasonalMannKendall(told.toReversed(), 4)).toEqual(seasonalMannKendall(told, 4));
  expect(seasonalMannKendall(told, 4)?.s).toBe(3);
});

test("a year alone cannot tell", () => {
  expect(seasonalMannKendall(inOrder([1, 2, 3, 4]), 4)).toBeUndefined();
  expect(seasonalMannKendall([], 4)).toBeUndefined();
});

test.each(
  referenceCases("seasonal-mann-kendall.csv").map(
    (row) => [`${row.text("case")}, ${row.text("seasons")} seasons`, row] as const,
  ),
)("score, variance and p are those of scipy to 1e-12: %s", (_, row) => {
  const values = row.text("values").split(" ").map(Number);
  const found = seasonalMannKendall(inOrder(values), row.number("seasons"));
  expect(found?.s).toBe(row.number("s"));
  for (const column of ["variance", "z", "p_value"] as const)
    expect(relativeError(found?.[column], row.number(column))).toBeLessThan(1e-12);
});
