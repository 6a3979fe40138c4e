import { expect, test } from "vitest";
import { turningPoint } from "./turning-point.ts";

test("squares are below 2 up to the root of 2, to the last digit", () => {
  expect(Math.abs(turningPoint((x) => x * x < 2, 0, 2) - Math.SQRT2)).toBeLessThan(4e-16);
});

test("a small turning point is found as exactly as a large one", () => {
  expect(turningPoint((x) => x < 1e-200, 0, 1) / 1e-200).toBeCloseTo(1, 14);
});

test("between two equal numbers there is one point", () => {
  expect(turningPoint((x) => x < 3, 3, 3)).toBe(3);
});
