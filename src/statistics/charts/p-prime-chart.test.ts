import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pPrimeChart } from "./p-prime-chart.ts";
import { chartSeries, publishedSeries, wrongPoints, wrongPublished } from "../reference-cases/chart-cases.ts";

test.each(chartSeries("p_prime"))("the limits are those of the formula in R to 1e-8: $case", (series) => {
  expect(wrongPoints(pPrimeChart(series.counted, series.options), "p_prime", series)).toEqual([]);
});

test.each(publishedSeries("p_prime"))("the limits are those printed by $program: $case", (series) => {
  expect(wrongPublished(pPrimeChart(series.counted, series.options), "p_prime", series)).toEqual([]);
});

test("where every stay is marked, or none, there is no σ_z, and the limits lie on that", () => {
  for (const events of [0, 16]) {
    const { points, phases } = pPrimeChart(Array.from({ length: 12 }, () => ({ events, exposure: 16 })));
    expect(phases).toMatchObject([{ state: "limits", dispersion: undefined, runs: undefined }]);
    expect(points[0]).toMatchObject({ lower: events / 16, upper: events / 16, signals: [] });
  }
});

test("emergency patients seen within four hours vary more than chance alone lets them (Laney 2002; σ_z above 1)", () => {
  const [nhs] = publishedSeries("p_prime").filter((series) => series.case === "nhs_screened");
  expect(pPrimeChart(nhs?.counted ?? []).phases[0]?.dispersion).toBeGreaterThan(10);
});

test("no limit is below none or above all", () => {
  const shares = fc.array(
    fc.nat(20).chain((exposure) => fc.record({ events: fc.nat(exposure), exposure: fc.constant(exposure) })),
    { minLength: 8, maxLength: 30 },
  );
  fc.assert(
    fc.property(shares, (counted) => {
      for (const { centre = 0, lower = 0, upper = 1 } of pPrimeChart(counted).points) {
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(centre);
        expect(upper).toBeGreaterThanOrEqual(centre);
        expect(upper).toBeLessThanOrEqual(1);
      }
    }),
  );
});
