import * as fc from "fast-check";
import { expect, test } from "vitest";
import { tChart } from "./t-chart.ts";
import { chartSeries, publishedSeries, wrongPoints, wrongPublished } from "../reference-cases/chart-cases.ts";

test.each(chartSeries("t"))("the limits are those of the formula in R to 1e-8: $case", (series) => {
  expect(wrongPoints(tChart(series.values, series.options), "t", series)).toEqual([]);
});

test.each(publishedSeries("t"))("the limits are those printed by $program: $case", (series) => {
  expect(wrongPublished(tChart(series.values, series.options), "t", series)).toEqual([]);
});

test("events at the same instant are no time apart, and stay in the chart as that", () => {
  const { points } = tChart([10, 0, 12, 30, 5, 0, 0, 20, 8, 15, 3, 40]);
  expect(points[1]).toMatchObject({ value: 0, lower: 0, signals: [] });
  expect(points[1]?.centre).toBeGreaterThan(0);
});

test("all at once leave no time to chart, but a centre of 0 and no signal", () => {
  const { points, phases } = tChart(Array.from({ length: 12 }, () => 0));
  expect(points[0]).toEqual({ value: 0, centre: 0, lower: 0, upper: 0, sigma: 0, signals: [] });
  expect(phases[0]?.runs).toBeUndefined();
});

test("a very long time without is outside the limits, to the higher side", () => {
  const times = [10, 14, 9, 20, 11, 16, 8, 12, 15, 10, 13, 18];
  const { points } = tChart([...times, 400], {
    phases: [{ from: 0, to: 12, baseline: { from: 0, to: 11 } }],
  });
  expect(points[12]?.signals).toEqual([{ cause: "outside_limits", direction: "higher" }]);
});

test("no time is shorter than none", () => {
  expect(() => tChart([3, -1])).toThrow("below 0: -1");
});

test("in hours or in days, the limits are the same times", () => {
  const days = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 12, maxLength: 40 });
  fc.assert(
    fc.property(days, (times) => {
      const inDays = tChart(times).points[0];
      const inHours = tChart(times.map((time) => 24 * time)).points[0];
      for (const name of ["centre", "upper"] as const)
        expect((inHours?.[name] ?? NaN) / 24).toBeCloseTo(inDays?.[name] ?? NaN, 6);
    }),
  );
});
