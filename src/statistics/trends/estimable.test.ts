import { expect, test } from "vitest";
import { isEstimable } from "./estimable.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { trendDesign } from "./trend-design.ts";
import type { UnitTable } from "./unit-table.ts";

/** One unit, with exposure in all periods. */
const oneUnit = (...events: number[]): UnitTable => ({
  rows: 1,
  columns: [...events.keys()],
  events: Float64Array.from(events),
  exposure: Float64Array.from(events, () => 1),
});
const slope = (table: UnitTable) => trendDesign(table.columns, { periodsPerYear: 4, harmonic: false });
const slopeAndSeason = (table: UnitTable) =>
  trendDesign(table.columns, { periodsPerYear: 4, harmonic: true });

test("one event with room on both sides of it holds a slope; at the end it does not", () => {
  const between = oneUnit(0, 0, 1, 0);
  const last = oneUnit(0, 0, 0, 1);
  expect(isEstimable(between, slope(between))).toBe(true);
  expect(isEstimable(last, slope(last))).toBe(false);
});

test("events in one season alone hold a slope, but no season", () => {
  const summers = oneUnit(0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0);
  expect(isEstimable(summers, slope(summers))).toBe(true);
  expect(isEstimable(summers, slopeAndSeason(summers))).toBe(false);
});

const cases = referenceCases("estimable.csv").map((row, i) => [`${i}: ${row.text("kind")}`, row] as const);

test.each(cases)("linear programming says the same of a table of few events: %s", (_, row) => {
  const events = Float64Array.from(row.text("events").split(" "), Number);
  const exposure = Float64Array.from(row.text("exposure").split(" "), Number);
  const rows = row.number("units");
  const table = { rows, columns: [...Array(events.length / rows).keys()], events, exposure };
  const design = row.number("harmonic") === 1 ? slopeAndSeason(table) : slope(table);
  const hasRoom =
    row.text("kind") === "share" ? (count: number, trials: number) => count < trials : undefined;
  expect(isEstimable(table, design, hasRoom)).toBe(row.number("estimable") === 1);
});
