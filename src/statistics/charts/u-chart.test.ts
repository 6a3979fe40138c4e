import { expect, test } from "vitest";
import { uChart } from "./u-chart.ts";
import { chartSeries, publishedSeries, wrongPoints, wrongPublished } from "../reference-cases/chart-cases.ts";

test.each(chartSeries("u"))("the limits are those of the formula in R to 1e-8: $case", (series) => {
  expect(wrongPoints(uChart(series.counted, series.options), "u", series)).toEqual([]);
});

test.each(publishedSeries("u"))("the limits are those printed by $program: $case", (series) => {
  expect(wrongPublished(uChart(series.counted, series.options), "u", series)).toEqual([]);
});

const stays = (events: number, exposure: number) => ({ events, exposure });

test("one stay per thousand prison days: a month of four thousand lies between 0 and 2.5", () => {
  const { points } = uChart(Array.from({ length: 12 }, () => stays(4, 4)));
  expect(points[0]).toMatchObject({ value: 1, centre: 1, lower: 0, upper: 2.5, sigma: 0.5, signals: [] });
});

test("a month without prison days, or without a report, is not drawn, and does not lower the centre", () => {
  const reported = Array.from({ length: 12 }, () => stays(4, 4));
  const { points } = uChart([...reported, stays(0, 0), undefined]);
  expect(points[12]).toEqual({ signals: [] });
  expect(points[13]).toEqual({ signals: [] });
  expect(points[0]?.centre).toBe(1);
});

test("the smaller the unit, the wider the limits", () => {
  const { points } = uChart([stays(1, 1), ...Array.from({ length: 11 }, () => stays(9, 9))]);
  expect(points[0]?.upper).toBeGreaterThan(points[1]?.upper ?? NaN);
});

test("there are no fewer stays than none, nor days", () => {
  expect(() => uChart([stays(-1, 2)])).toThrow("-1 events in 2");
  expect(() => uChart([stays(1, -2)])).toThrow("1 events in -2");
  expect(() => uChart([stays(1, NaN)])).toThrow("1 events in NaN");
});
