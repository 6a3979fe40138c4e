import * as fc from "fast-check";
import { expect, test } from "vitest";
import { uChart } from "./u-chart.ts";
import { uPrimeChart } from "./u-prime-chart.ts";
import { chartSeries, publishedSeries, wrongPoints, wrongPublished } from "../reference-cases/chart-cases.ts";

test.each(chartSeries("u_prime"))("the limits are those of the formula in R to 1e-8: $case", (series) => {
  expect(wrongPoints(uPrimeChart(series.counted, series.options), "u_prime", series)).toEqual([]);
});

test.each(publishedSeries("u_prime"))("the limits are those printed by $program: $case", (series) => {
  expect(wrongPublished(uPrimeChart(series.counted, series.options), "u_prime", series)).toEqual([]);
});

const someCounted = fc.array(fc.record({ events: fc.nat(60), exposure: fc.integer({ min: 1, max: 9 }) }), {
  minLength: 8,
  maxLength: 40,
});

test("the limits are σ_z times as wide as those of pure chance", () => {
  fc.assert(
    fc.property(someCounted, (counted) => {
      const laney = uPrimeChart(counted);
      const chance = uChart(counted);
      const dispersion = laney.phases[0]?.dispersion ?? 0;
      expect(laney.points[0]?.centre).toBe(chance.points[0]?.centre);
      expect(laney.points[0]?.sigma).toBeCloseTo(dispersion * (chance.points[0]?.sigma ?? NaN), 9);
    }),
  );
});

test("per day or per thousand days, σ_z is the same", () => {
  fc.assert(
    fc.property(someCounted, (counted) => {
      const perDay = uPrimeChart(counted.map((one) => ({ ...one, exposure: 1000 * one.exposure })));
      expect(perDay.phases[0]?.dispersion ?? 0).toBeCloseTo(
        uPrimeChart(counted).phases[0]?.dispersion ?? 0,
        9,
      );
    }),
  );
});

test("without any stay there is no σ_z, and the limits lie on 0", () => {
  const { points, phases } = uPrimeChart(Array.from({ length: 12 }, () => ({ events: 0, exposure: 2 })));
  expect(phases).toMatchObject([{ state: "limits", dispersion: undefined }]);
  expect(points[3]).toMatchObject({ centre: 0, lower: 0, upper: 0, signals: [] });
});

test("a baseline fixes σ_z too: what comes after does not widen the limits", () => {
  const calm = Array.from({ length: 12 }, (_, i) => ({ events: 9 + (i % 2), exposure: 2 }));
  const wild = Array.from({ length: 12 }, (_, i) => ({ events: 30 * (i % 2), exposure: 2 }));
  const phases = [{ from: 0, to: 23, baseline: { from: 0, to: 11 } }];
  expect(uPrimeChart([...calm, ...wild], { phases }).phases[0]?.dispersion).toBe(
    uPrimeChart(calm).phases[0]?.dispersion,
  );
});
