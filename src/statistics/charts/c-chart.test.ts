import { expect, test } from "vitest";
import { cChart } from "./c-chart.ts";
import { chartSeries, publishedSeries, wrongPoints, wrongPublished } from "../reference-cases/chart-cases.ts";

test.each(chartSeries("c"))("the limits are those of the formula in R to 1e-8: $case", (series) => {
  expect(wrongPoints(cChart(series.values, series.options), "c", series)).toEqual([]);
});

test.each(publishedSeries("c"))("the limits are those printed by $program: $case", (series) => {
  expect(wrongPublished(cChart(series.values, series.options), "c", series)).toEqual([]);
});

test("four a month, on average: from 0 to 10", () => {
  const { points } = cChart([4, 4, 3, 5, 4, 4, 2, 6]);
  expect(points[0]).toMatchObject({ centre: 4, lower: 0, upper: 10, sigma: 2 });
});

test("none at all: limits on 0, and a month with none is on them", () => {
  const { points } = cChart(Array.from({ length: 12 }, () => 0));
  expect(points[5]).toEqual({ value: 0, centre: 0, lower: 0, upper: 0, sigma: 0, signals: [] });
});

test("a baseline fixes centre and spread for what comes after", () => {
  const counts = [4, 5, 3, 4, 4, 5, 3, 4, 40, 50];
  const { points, phases } = cChart(counts, { phases: [{ from: 0, to: 9, baseline: { from: 0, to: 7 } }] });
  expect(points[9]).toMatchObject({ centre: 4, sigma: 2, upper: 10 });
  expect(points[9]?.signals).toEqual([{ cause: "outside_limits", direction: "higher" }]);
  expect(phases).toMatchObject([{ base_points: 8, state: "trial" }]);
});

test("fewer than none cannot be counted", () => {
  expect(() => cChart([-1])).toThrow("below 0: -1");
});
