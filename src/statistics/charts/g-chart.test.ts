import * as fc from "fast-check";
import { expect, test } from "vitest";
import { gChart } from "./g-chart.ts";
import { chartSeries, publishedSeries, wrongPoints, wrongPublished } from "../reference-cases/chart-cases.ts";

test.each(chartSeries("g"))("the limits are those of the formula in R to 1e-8: $case", (series) => {
  expect(wrongPoints(gChart(series.values, series.options), "g", series)).toEqual([]);
});

test.each(publishedSeries("g"))("the limits are those printed by $program: $case", (series) => {
  expect(wrongPublished(gChart(series.values, series.options), "g", series)).toEqual([]);
});

test("days 0 to 18, two apart: the median of 9 is drawn, the limit 3 sigma above the mean", () => {
  const { points } = gChart([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  expect(points[0]).toMatchObject({ centre: 9, lower: 0, upper: 9 + 3 * Math.sqrt(90) });
});

test("stays on the same day are 0 days apart, each for itself", () => {
  const { points } = gChart([0, 0, 12, 30, 5, 0, 0, 20, 8, 15, 3, 40]);
  expect(points.filter((point) => point.value === 0)).toHaveLength(4);
});

test("a median of 0 has but one side: no rule of runs about it", () => {
  expect(gChart([0, 0, 0, 0, 0, 0, 0, 4, 0, 9, 0, 2, 0, 3]).phases[0]?.runs).toBeUndefined();
  expect(gChart([4, 7, 0, 0, 1, 9, 0, 4, 2, 9, 5, 2, 3, 3]).phases[0]?.runs).toBeDefined();
});

test("no point can be too low", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 8, maxLength: 40 }), (between) => {
      for (const { signals, lower } of gChart(between).points) {
        expect(lower).toBe(0);
        expect(signals.filter(({ direction }) => direction === "lower")).toEqual([]);
      }
    }),
  );
});
