import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pChart } from "./p-chart.ts";
import { chartSeries, publishedSeries, wrongPoints, wrongPublished } from "../reference-cases/chart-cases.ts";

test.each(chartSeries("p"))("the limits are those of the formula in R to 1e-8: $case", (series) => {
  expect(wrongPoints(pChart(series.counted, series.options), "p", series)).toEqual([]);
});

test.each(publishedSeries("p"))("the limits are those printed by $program: $case", (series) => {
  expect(wrongPublished(pChart(series.counted, series.options), "p", series)).toEqual([]);
});

const share = (events: number, exposure: number) => ({ events, exposure });

test("a half of sixteen lies between an eighth and seven eighths", () => {
  const { points } = pChart(Array.from({ length: 12 }, () => share(8, 16)));
  expect(points[0]).toMatchObject({ centre: 0.5, lower: 0.125, upper: 0.875 });
});

test("where every stay is marked, or none, the limits lie on that", () => {
  for (const marked of [0, 16])
    expect(pChart(Array.from({ length: 12 }, () => share(marked, 16))).points[0]).toMatchObject({
      centre: marked / 16,
      lower: marked / 16,
      upper: marked / 16,
      signals: [],
    });
});

test("no more stays can be marked than there were", () => {
  expect(() => pChart([share(3, 2)])).toThrow("3 events in 2");
});

test("the share without has the mirrored chart", () => {
  const shares = fc.array(
    fc.nat(40).chain((exposure) => fc.record({ events: fc.nat(exposure), exposure: fc.constant(exposure) })),
    { minLength: 8, maxLength: 30 },
  );
  fc.assert(
    fc.property(shares, (counted) => {
      const { points } = pChart(counted);
      const mirrored = pChart(
        counted.map(({ events, exposure }) => share(exposure - events, exposure)),
      ).points;
      for (const [i, point] of points.entries()) {
        expect(mirrored[i]?.lower === undefined).toBe(point.upper === undefined);
        expect(mirrored[i]?.lower ?? 0).toBeCloseTo(point.upper === undefined ? 0 : 1 - point.upper, 10);
      }
    }),
  );
});
