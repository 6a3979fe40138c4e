import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cChart } from "./c-chart.ts";
import { pChart } from "./p-chart.ts";
import type { Phase } from "./shewhart-chart.ts";
import { xmrChart } from "./xmr-chart.ts";

const months = (length: number, count: (i: number) => number = (i) => 3 + (i % 3)) =>
  Array.from({ length }, (_, i) => count(i));

test("no points make no chart, and no phase", () => {
  expect(cChart([])).toEqual({ points: [], phases: [] });
});

test("one point is drawn, and is too few for limits", () => {
  expect(cChart([4])).toEqual({
    points: [{ value: 4, signals: [] }],
    phases: [{ from: 0, to: 0, base_points: 1, state: "none" }],
  });
});

test("each phase has the limits of its own points", () => {
  const phases = [
    { from: 0, to: 11 },
    { from: 12, to: 23 },
  ];
  const { points, phases: found } = cChart([...months(12), ...months(12, (i) => 30 + (i % 3))], { phases });
  expect(points[11]?.centre).toBe(4);
  expect(points[12]?.centre).toBe(31);
  expect(points.flatMap((point) => point.signals)).toEqual([]);
  expect(found.map(({ from, to, state }) => [from, to, state])).toEqual([
    [0, 11, "limits"],
    [12, 23, "limits"],
  ]);
});

test("a phase with few points has trial limits or none beside one that has limits", () => {
  const phases = [
    { from: 0, to: 11 },
    { from: 12, to: 19 },
    { from: 20, to: 22 },
  ];
  expect(cChart(months(23), { phases }).phases.map(({ state }) => state)).toEqual([
    "limits",
    "trial",
    "none",
  ]);
});

test("points outside all phases are drawn without limits", () => {
  const { points } = cChart(months(20), { phases: [{ from: 0, to: 11 }] });
  expect(points[12]).toEqual({ value: 3, signals: [] });
});

test("a row of seven does not reach across a re-basing", () => {
  // Four in the end of one phase and four in the beginning of the next lie above their centres.
  const values = [9, 2, 9, 2, 2, 2, 9, 2, 9, 9, 9, 9, 9, 9, 9, 9, 2, 2, 2, 2, 2, 9, 2, 2];
  const phases = [
    { from: 0, to: 11 },
    { from: 12, to: 23 },
  ];
  const inRow = (options: { phases?: Phase[] }) =>
    xmrChart(values, options).points.filter(({ signals }) =>
      signals.some(({ cause }) => cause === "one_side"),
    );
  expect(inRow({})).not.toEqual([]);
  expect(inRow({ phases })).toEqual([]);
});

test("missing points count neither as points nor as zeros", () => {
  const { points, phases } = cChart([...months(9), undefined, undefined, undefined]);
  expect(phases).toMatchObject([{ base_points: 9, state: "trial" }]);
  expect(points[0]?.centre).toBe(4);
  expect(points[11]).toEqual({ signals: [] });
});

test("a baseline fixes the median that runs are read against", () => {
  const phases = [{ from: 0, to: 23, baseline: { from: 0, to: 11 } }];
  const { phases: found } = cChart([...months(12), ...months(12, () => 6)], { phases });
  // The median is 4. The last month of the baseline, with 5, is on the same side as the twelve after it.
  expect(found[0]?.runs).toMatchObject({ longest_run: 13, signal: true });
});

test("no runs where half of the counts are 0, the lowest that can be", () => {
  expect(cChart([0, 0, 0, 0, 0, 0, 0, 1, 2, 1, 3, 1, 1]).phases[0]?.runs).toBeUndefined();
});

test("no runs where more than half of the shares are all, the highest that can be", () => {
  const counted = Array.from({ length: 25 }, (_, i) => ({ events: i % 2 === 0 ? 9 : 8, exposure: 9 }));
  expect(pChart(counted).phases[0]?.runs).toBeUndefined();
});

const charted = (...phases: Phase[]) => cChart(months(12), { phases });

test("phases come in order, within the series, with their baseline within them", () => {
  expect(() => charted({ from: 0, to: 12 })).toThrow("no phase from 0 to 12 of 12 points");
  expect(() => charted({ from: 0, to: 6 }, { from: 6, to: 11 })).toThrow(
    "no phase from 6 to 11 of 12 points",
  );
  expect(() => charted({ from: 5, to: 4 })).toThrow("no phase from 5 to 4");
  expect(() => charted({ from: 2, to: 11, baseline: { from: 0, to: 9 } })).toThrow("baseline 0 to 9 outside");
});

test("whatever is missing, no limit is a number that is none, and the centre lies within", () => {
  const counts = fc.array(fc.option(fc.nat(20), { nil: undefined }), { maxLength: 40 });
  fc.assert(
    fc.property(counts, (values) => {
      for (const chart of [cChart(values), xmrChart(values)])
        for (const { centre, lower, upper, sigma } of chart.points) {
          if (centre === undefined || lower === undefined || upper === undefined) continue;
          expect([centre, lower, upper, sigma].every(Number.isFinite)).toBe(true);
          expect(lower).toBeLessThanOrEqual(centre);
          expect(upper).toBeGreaterThanOrEqual(centre);
        }
    }),
  );
});
