import { expect, test } from "vitest";
import { fivePointMarker, type YearlyPoint } from "./five-point-marker.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";

const points = (values: readonly number[], halfWidths: readonly number[]): YearlyPoint[] =>
  values.map((value, i) => {
    const half = halfWidths[i] ?? NaN;
    return { year: 2020 + i, value, lower: value - half, upper: value + half };
  });

const rising = points([10, 12, 14, 15, 18], [1, 1, 1, 1, 1]);

test("five years that rise clearly are increasing, and the other way round decreasing", () => {
  expect(fivePointMarker(rising)).toBe("increasing");
  const falling = rising.map((point, i) => ({ ...point, year: 2024 - i }));
  expect(fivePointMarker(falling)).toBe("decreasing");
});

test("a change that rests on one year alone is no change", () => {
  expect(fivePointMarker(points([10, 9.9, 9.8, 9.7, 30], [1, 1, 1, 1, 1]))).toBe("no change");
});

test("without five years in a row, or with a year that has no width, it cannot be calculated", () => {
  expect(fivePointMarker(rising.slice(1))).toBe("cannot be calculated");
  expect(fivePointMarker([])).toBe("cannot be calculated");
  const withGap = rising.map((point, i) => (i === 4 ? { ...point, year: 2026 } : point));
  expect(fivePointMarker(withGap)).toBe("cannot be calculated");
  const certain = rising.map((point, i) => (i === 2 ? { ...point, lower: 14, upper: 14 } : point));
  expect(fivePointMarker(certain)).toBe("cannot be calculated");
});

test("years of the same value are no change", () => {
  expect(fivePointMarker(points([4, 4, 4, 4, 4], [1, 1, 1, 1, 1]))).toBe("no change");
});

test.each(referenceCases("five-point-marker.csv").map((row) => [row.text("case"), row] as const))(
  "the answer is that of lm with weights in R: %s",
  (_, row) => {
    const [values, halfWidths] = ["values", "half_widths"].map((column) =>
      row.text(column).split(" ").map(Number),
    );
    expect(fivePointMarker(points(values ?? [], halfWidths ?? []))).toBe(row.text("answer"));
  },
);
