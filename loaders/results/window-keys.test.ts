import { expect, test } from "vitest";
import { quartersOf, rules } from "../../src/statistics/verdict/made-up-quarters.ts";
import type { UnitQuarter } from "../../src/statistics/verdict/unit-quarter.ts";
import type { AskedOfAll, AskedSeries } from "./place-answers.ts";
import { windowKeys } from "./window-keys.ts";

const asked: AskedOfAll = { rules, quarters: [23, 24, 25], commencement: undefined };
const quarters = [0, 1].flatMap((unit) =>
  quartersOf(
    unit,
    Array.from({ length: 26 }, (_, quarter) => 5 + unit + (quarter % 3)),
  ),
);
const series: AskedSeries = { large: false, quarters, kind: "count", through_commencement: false };
const keysOf = (own: AskedSeries, of = asked) => windowKeys(own, of).map(({ key }) => key);
const keys = keysOf(series);
const keysWithPersons = (persons: number | undefined) =>
  keysOf({ ...series, quarters: quarters.map((row) => ({ ...row, persons })) });
const keysWithout = (left: (row: UnitQuarter) => boolean) =>
  keysOf({ ...series, quarters: quarters.filter((row) => !left(row)) });

test("the same numbers have the same key, and each quarter its own", () => {
  expect(keysOf(structuredClone(series))).toEqual(keys);
  expect(new Set(keys).size).toBe(asked.quarters.length);
});

test("any other number of any row of the window is another key", () => {
  const changes = Object.keys(quarters[0] ?? {}).filter(
    (column) => column !== "unit" && column !== "quarter",
  );
  expect(changes.length).toBeGreaterThan(10);
  for (const column of changes) {
    const changed = quarters.map((row) =>
      row.unit === 1 && row.quarter === 25 ? { ...row, [column]: 0.5 } : row,
    );
    expect(keysOf({ ...series, quarters: changed }), column).toEqual([
      keys[0],
      keys[1],
      expect.not.stringMatching(String(keys[2])),
    ]);
  }
});

test("persons that nobody knows are not none", () => {
  expect(keysWithPersons(undefined)).not.toEqual(keysWithPersons(0));
});

test("what lies before the window is no part of the key, a quarter that is not there is", () => {
  expect(keysWithout(({ quarter }) => quarter <= 23 - rules.window_quarters)).toEqual(keys);
  const [first, ...later] = keysWithout(
    ({ unit, quarter }) => unit === 1 && quarter === 24 - rules.window_quarters,
  );
  expect(first).not.toBe(keys[0]);
  expect(later).toEqual(keys.slice(1));
});

test("another rule, kind, size of place or act is another key", () => {
  const others = [
    keysOf(series, { ...asked, rules: { ...rules, widest_fall: 0.1 } }),
    keysOf({ ...series, kind: "hours" }),
    keysOf({ ...series, large: true }),
    keysOf(series, { ...asked, commencement: 20 }),
  ];
  for (const other of others) for (const [at, key] of other.entries()) expect(key).not.toBe(keys[at]);
});

test("a quarter that is no longer the latest has another key: its line is not kept", () => {
  expect(keysOf(series, { ...asked, quarters: [23, 24] })).toEqual([keys[0], expect.any(String)]);
  expect(keysOf(series, { ...asked, quarters: [23, 24] })[1]).not.toBe(keys[1]);
});

test("rows in another order are no series: sums of fractions depend on it", () => {
  expect(() => windowKeys({ ...series, quarters: quarters.toReversed() }, asked)).toThrow("out of order");
});
