import { mean } from "d3-array";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nhsHalfWidth } from "./chart-constants.ts";
import { iPrimeChart } from "./i-prime-chart.ts";
import { xmrChart } from "./xmr-chart.ts";
import { chartSeries, publishedSeries, wrongPoints, wrongPublished } from "../reference-cases/chart-cases.ts";

test.each(chartSeries("i_prime"))("the limits are those of the formula in R to 1e-8: $case", (series) => {
  expect(wrongPoints(iPrimeChart(series.counted, series.options), "i_prime", series)).toEqual([]);
});

test.each(publishedSeries("i_prime"))("the limits are those printed by $program: $case", (series) => {
  expect(wrongPublished(iPrimeChart(series.counted, series.options), "i_prime", series)).toEqual([]);
});

test("HbA1c of children with diabetes: limits 65.15 on average, and April 2020 within (pbcharts tests)", () => {
  const [hba1c] = publishedSeries("i_prime").filter((series) => series.case === "hba1c");
  const { points } = iPrimeChart(hba1c?.counted ?? [], { screened: false });
  expect(mean(points, (point) => point.upper)).toBeCloseTo(65.15, 2);
  expect(points.flatMap((point) => point.signals)).toEqual([]);
});

test("twelve values each 1 higher than the last: six outside, and a signal from their runs (pbcharts tests)", () => {
  const rising = Array.from({ length: 12 }, (_, i) => ({ events: i + 1, exposure: 1 }));
  const { points, phases } = iPrimeChart(rising);
  expect(points.filter(({ signals }) => signals.length > 0)).toHaveLength(6);
  expect(phases[0]?.runs?.signal).toBe(true);
});

test("of eleven rising values one is the median, and ten are useful for runs (pbcharts tests)", () => {
  const rising = Array.from({ length: 11 }, (_, i) => ({ events: i + 1, exposure: 1 }));
  expect(iPrimeChart(rising).phases[0]?.runs?.useful).toBe(10);
});

test("with equal exposure it is the chart of single values, with d2 unrounded (Taylor 2017)", () => {
  const counts = fc.array(fc.nat(50), { minLength: 12, maxLength: 40 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 9 }), (events, exposure) => {
      const options = { screened: false };
      const prime = iPrimeChart(
        events.map((count) => ({ events: count, exposure })),
        options,
      ).points[0];
      const single = xmrChart(
        events.map((count) => count / exposure),
        options,
      ).points[0];
      const d2 = 2 / Math.sqrt(Math.PI);
      expect(prime?.centre).toBeCloseTo(single?.centre ?? NaN, 9);
      expect(prime?.sigma).toBeCloseTo(((single?.sigma ?? NaN) / (nhsHalfWidth / 3)) * (1 / d2), 9);
    }),
  );
});

test("a range of 3.2667 means is screened out by Taylor's constant, 3.2665, and not by the NHS's, 3.267", () => {
  // Eleven ranges of 10,000 and one of 41,146: 12 × 41,146 / 151,146 = 3.26672.
  const events = Array.from({ length: 12 }, (_, i) => 10_000 * (i % 2));
  const values = [...events, 10_000 + 41_146];
  const counted = values.map((count) => ({ events: count, exposure: 1 }));
  expect(iPrimeChart(counted).points[0]?.sigma).toBeCloseTo((10_000 * Math.sqrt(Math.PI)) / 2, 6);
  expect(xmrChart(values).points[0]?.sigma).toBeCloseTo(((nhsHalfWidth / 3) * 151_146) / 12, 6);
});

test("for counts that vary by chance alone, the spread is about Poisson's", () => {
  const [poisson] = chartSeries("i_prime").filter((series) => series.case === "poisson");
  expect(iPrimeChart(poisson?.counted ?? []).phases[0]?.dispersion).toBeCloseTo(1, 0);
});

test("a huge exposure has limits close to the centre, and a tiny one far from it, both finite", () => {
  const counted = [4, 2, 3, 5, 4, 3, 2, 6].map((events) => ({ events, exposure: 1 }));
  const { points } = iPrimeChart(
    [...counted, { events: 3e12, exposure: 1e12 }, { events: 0, exposure: 1e-9 }],
    {
      phases: [{ from: 0, to: 9, baseline: { from: 0, to: 7 } }],
    },
  );
  expect((points[8]?.upper ?? NaN) / (points[8]?.centre ?? NaN)).toBeCloseTo(1, 5);
  expect(points[9]?.upper).toBeGreaterThan(1e4);
  expect(points[9]?.upper).toBeLessThan(Infinity);
});
