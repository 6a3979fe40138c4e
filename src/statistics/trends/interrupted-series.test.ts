import { expect, test } from "vitest";
import { interruptedSeries, type InterruptedSeries } from "./interrupted-series.ts";
import { referenceCases, relativeError, type ReferenceCase } from "../reference-cases/reference-cases.ts";
import { trendCells } from "../reference-cases/trend-cells.ts";
import type { TrendCell } from "./unit-table.ts";

const alone = { periodsPerYear: 4, harmonic: false, clusterByUnit: false, from: 4, treated: undefined };

const series = (events: readonly number[], unit = 1): TrendCell[] =>
  events.map((count, period) => ({ unit, period, events: count, exposure: 1000 }));

function effectsOf(
  cells: readonly TrendCell[],
  options: Parameters<typeof interruptedSeries>[1],
): InterruptedSeries {
  const found = interruptedSeries(cells, options);
  if ("not_estimable" in found) throw new Error(found.not_estimable);
  return found;
}

test("a rate that halves at the event and is level on both sides has halved, and its slope has not changed", () => {
  const { level, slope } = effectsOf(series([40, 40, 40, 40, 20, 20, 20, 20]), alone);
  expect(level.ratio).toBeCloseTo(0.5, 10);
  expect(slope.ratio).toBeCloseTo(1, 10);
});

test("a fall that goes on through the event is no change at it", () => {
  const { level, slope } = effectsOf(series([2187, 1458, 972, 648, 432, 288, 192, 128]), alone);
  expect(level.ratio).toBeCloseTo(1, 10);
  expect(slope.ratio).toBeCloseTo(1, 10);
});

test("what happened to all at the same time is not the effect on those that the event met", () => {
  const met = series([40, 40, 40, 40, 10, 10, 10, 10], 1);
  const others = series([80, 80, 80, 80, 40, 40, 40, 40], 2);
  const treated = new Set([1]);
  expect(effectsOf([...met, ...others], { ...alone, treated }).level.ratio).toBeCloseTo(0.5, 10);
  expect(effectsOf(met, alone).level.ratio).toBeCloseTo(0.25, 10);
});

test.each([
  ["none before or after", series([0, 0, 0, 0, 0, 0, 0, 0]), alone, "no_events"],
  ["no cells", [], alone, "no_events"],
  ["one quarter after", series([3, 4, 5, 4, 3]), alone, "too_few_periods"],
  ["nothing before", series([3, 4, 5, 4, 3, 3, 4]), { ...alone, from: 0 }, "too_few_periods"],
  ["none after", series([3, 4, 5, 4, 0, 0, 0, 0]), alone, "one_side_only"],
  ["none before", series([0, 0, 0, 0, 3, 4, 5, 4]), alone, "one_side_only"],
  [
    "no unit that it met has events",
    series([3, 4, 5, 4, 3, 4, 3, 4]),
    { ...alone, treated: new Set([2]) },
    "too_few_periods",
  ],
  [
    "one unit, to be compared with others",
    series([3, 4, 5, 4, 3, 4, 3, 4]),
    { ...alone, clusterByUnit: true },
    "one_unit",
  ],
] as const)("no answer where there is none, and the reason: %s", (_, cells, options, reason) => {
  expect(interruptedSeries(cells, options)).toEqual({ not_estimable: reason });
});

const inWords = (row: ReferenceCase) =>
  ["case", "harmonic", "cluster", "compared"].map((column) => `${column} ${row.text(column)}`).join(", ");

test.each(referenceCases("interrupted-series.csv").map((row) => [inWords(row), row] as const))(
  "level and slope are those of glm and vcovCL in R to 1e-8: %s",
  (_, row) => {
    const cells = trendCells(row.text("case"));
    const odd = new Set(cells.map(({ unit }) => unit).filter((unit) => unit % 2 === 1));
    const found = effectsOf(cells, {
      periodsPerYear: 4,
      harmonic: row.number("harmonic") === 1,
      clusterByUnit: row.number("cluster") === 1,
      from: row.number("from"),
      treated: row.number("compared") === 1 ? odd : undefined,
    });
    for (const effect of ["level", "slope"] as const) {
      for (const column of ["ratio", "lower", "upper", "standard_error"] as const)
        expect(relativeError(found[effect][column], row.number(`${effect}_${column}`))).toBeLessThan(1e-8);
      expect(relativeError(found[effect].p_value, row.number(`${effect}_p_value`))).toBeLessThan(1e-7);
      expect(found[effect].degrees_of_freedom).toBe(row.number("degrees_of_freedom"));
    }
    expect(relativeError(found.pearson, row.number("pearson"))).toBeLessThan(1e-8);
    expect(relativeError(found.dispersion, row.number("dispersion"))).toBeLessThan(1e-8);
  },
);
