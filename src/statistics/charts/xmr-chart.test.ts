import * as fc from "fast-check";
import { expect, test } from "vitest";
import { xmrChart } from "./xmr-chart.ts";
import { chartSeries, publishedSeries, wrongPoints, wrongPublished } from "../reference-cases/chart-cases.ts";

test.each(chartSeries("xmr"))("the limits are those of the formula in R to 1e-8: $case", (series) => {
  expect(wrongPoints(xmrChart(series.values, series.options), "xmr", series)).toEqual([]);
});

test.each(publishedSeries("xmr"))("the limits are those printed by $program: $case", (series) => {
  expect(wrongPublished(xmrChart(series.values, series.options), "xmr", series)).toEqual([]);
});

const limits = (values: (number | undefined)[], options = {}) => {
  const { points, phases } = xmrChart(values, options);
  return { ...points.find((point) => point.centre !== undefined), state: phases[0]?.state };
};

test("thirteen values each 1 higher than the last: mean 0, limits 2.66 away, eight points outside (pbcharts tests)", () => {
  const { points } = xmrChart([-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6]);
  expect(points[0]).toMatchObject({ centre: 0, lower: -2.66, upper: 2.66 });
  expect(points.filter(({ signals }) => signals[0]?.cause === "outside_limits")).toHaveLength(8);
});

test("HbA1c of children with diabetes: April 2020 alone is outside (Anhøj, Taylor and Mohammed 2025)", () => {
  const [hba1c] = publishedSeries("xmr").filter((series) => series.case === "hba1c");
  const { points } = xmrChart(hba1c?.values ?? [], { screened: false });
  const outside = points.filter(({ signals }) => signals.some(({ cause }) => cause === "outside_limits"));
  expect(outside.map((point) => point.value)).toEqual([67.9433962264151]);
});

test("a series that never varies has its limits on its mean, and no signal", () => {
  for (const value of [0, 0.1, 7, 1e9 / 3]) {
    const { points, phases } = xmrChart(Array.from({ length: 15 }, () => value));
    expect(phases).toMatchObject([{ state: "limits", runs: undefined }]);
    for (const point of points) {
      expect(point.lower).toBeCloseTo(value, 6);
      expect(point.upper).toBe(point.lower);
      expect(point.signals).toEqual([]);
    }
  }
});

test("seven points have no limits, eight and eleven trial ones, and twelve have limits", () => {
  const values = [3, 5, 4, 6, 2, 5, 4, 3, 6, 5, 4, 2];
  expect(limits(values.slice(0, 7))).toEqual({ state: "none" });
  expect(limits(values.slice(0, 8)).state).toBe("trial");
  expect(limits(values.slice(0, 11)).state).toBe("trial");
  expect(limits(values).state).toBe("limits");
});

test("a missing value is no zero: it is not drawn, and takes two moving ranges with it", () => {
  const { points, phases } = xmrChart([1, 2, 1, undefined, 9, 10, 9, 10, 9]);
  expect(points[3]).toEqual({ signals: [] });
  // The ranges are 1, whichever of the six that are left.
  expect(points[0]).toMatchObject({ centre: 6.375, upper: 6.375 + 2.66 });
  expect(phases).toMatchObject([{ base_points: 8, state: "trial" }]);
});

test("where no two neighbours reported there is no variation to tell, and no limits", () => {
  const values = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? i : undefined));
  expect(xmrChart(values).phases).toMatchObject([{ base_points: 12, state: "none" }]);
});

test("one very long range is left out of the spread, unless it is to stay in", () => {
  const values = [4, 5, 4, 5, 4, 5, 4, 5, 40, 41, 40, 41, 40, 41];
  expect(limits(values).sigma).toBeCloseTo(2.66 / 3, 12);
  expect(limits(values, { screened: false }).sigma).toBeCloseTo(((2.66 / 3) * (12 + 35)) / 13, 12);
});

test("what cannot be drawn is a mistake of ours", () => {
  expect(() => xmrChart([1, NaN])).toThrow("cannot be drawn: NaN");
  expect(() => xmrChart([1, Infinity])).toThrow("cannot be drawn: Infinity");
});

const someValues = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 40 });

test("in another unit, the chart is the same chart in that unit", () => {
  fc.assert(
    fc.property(
      someValues,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: -99, max: 99 }),
      (values, scale, shift) => {
        const before = limits(values);
        const after = limits(values.map((value) => scale * value + shift));
        for (const name of ["centre", "lower", "upper"] as const)
          expect(after[name]).toBeCloseTo(scale * (before[name] ?? NaN) + shift, 8);
      },
    ),
  );
});

test("read backwards, a series has the same limits", () => {
  fc.assert(
    fc.property(someValues, (values) => {
      const before = limits(values);
      const after = limits(values.toReversed());
      expect(after.centre).toBeCloseTo(before.centre ?? NaN, 9);
      expect(after.sigma).toBeCloseTo(before.sigma ?? NaN, 9);
    }),
  );
});
