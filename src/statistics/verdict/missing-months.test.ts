import { expect, test } from "vitest";
import { quarterOf, quartersOf, reportedOf } from "./made-up-quarters.ts";
import { filled, missingMonths, usualMonths } from "./missing-months.ts";

// Nine stays in the eight months that count.
const eight = [...quartersOf(0, [4, 4]), quarterOf(0, 2, 1, reportedOf(2))];
const mostOf = (quarters: typeof eight, dispersion = 1) =>
  missingMonths(quarters, dispersion, 0.975).map(({ quarter, most }) => [quarter, most]);

test("a month that nobody reported may hold what the unit's own months predict, and more where they vary more", () => {
  // 97.5 % of a negative binomial count with mean 9.5/8 and size 9.5, and of one with size 9.5/4.
  expect(mostOf(eight)).toEqual([[2, 4]]);
  expect(mostOf(eight, 4)).toEqual([[2, 5]]);
});

test("a unit of which three months are known to have none may have had some in those that are not", () => {
  // Mean 1/2 and size 1/2: half a stay in the three months that count, and as many that do not.
  expect(mostOf([quarterOf(0, 0, 0), quarterOf(0, 1, 0, reportedOf(0))])).toEqual([[1, 3]]);
});

test("what a report lacks by its own number comes beside what a month without a report may hold", () => {
  const both = eight.map((row) => (row.quarter === 2 ? { ...row, stays_lacking: 2 } : row));
  expect(mostOf(both)).toEqual([[2, 6]]);
  expect(mostOf(both.map((row) => ({ ...row, months_unbounded: 0 })))).toEqual([[2, 2]]);
});

test("a unit of which no month counts is not guessed at", () => {
  expect(mostOf([quarterOf(0, 0, 0, reportedOf(0))])).toEqual([]);
});

test("two months filled with two stays beside one that is known have the unit's own prison days and hours", () => {
  const lacking = quarterOf(0, 1, 1, { ...reportedOf(1), self_harm: 1, stays_known: 1, stays_lacking: 2 });
  // Of another unit, where a stay is five hours.
  const other = quarterOf(1, 0, 4, { hours: 20, hours_squared: 100 });
  const quarters = [quarterOf(0, 0, 3), lacking, other];
  const [whole, found] = filled(quarters, usualMonths(quarters), new Map([[1, 2]]), 1);
  expect(whole).toBe(quarters[0]);
  expect(found).toEqual(
    quarterOf(0, 1, 4, {
      exposure: 9000,
      persons: 4,
      hours: 40,
      hours_squared: 400,
      answered: 4,
      self_harm: 4,
    }),
  );
});

test("a unit without a stay of its own has stays of the place's length", () => {
  const lacking = quarterOf(0, 0, 0, reportedOf(2));
  const quarters = [lacking, quarterOf(1, 0, 4, { hours: 20, hours_squared: 100 })];
  const [found] = filled(quarters, usualMonths(quarters), new Map([[0, 2]]), 0);
  expect(found).toMatchObject({ stays: 2, hours: 10, hours_squared: 50, self_harm: 0 });
});

test("where nobody knows who, stays that are filled in are of nobody known", () => {
  const quarters = [quarterOf(0, 0, 2, { ...reportedOf(2), persons: undefined })];
  expect(filled(quarters, usualMonths(quarters), new Map(), 0)[0]?.persons).toBeUndefined();
});
