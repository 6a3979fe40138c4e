import { expect, test } from "vitest";
import { changePerYear } from "./change-per-year.ts";

const years = [2021, 2022, 2023, 2024];
const halving = years.map((year, index) => ({ year, exposure: 100, events: 8 / 2 ** index }));
const flat = years.map((year) => ({ year, exposure: 100, events: 5 }));

test("8, 4, 2, 1 of the same exposure is a halving each year", () => {
  expect(changePerYear([halving])).toBeCloseTo(-0.5, 6);
});

test("a fall that follows the exposure is no change of the rate", () => {
  expect(changePerYear([halving.map((point) => ({ ...point, exposure: point.events * 3 }))])).toBeCloseTo(
    0,
    6,
  );
});

test("a small unit that closes does not make the others fall", () => {
  const closed = flat.slice(0, 2).map((point) => ({ ...point, events: 50 }));
  expect(changePerYear([flat, closed])).toBeCloseTo(0, 6);
});

test("a falling and a flat unit together fall, but less", () => {
  const both = changePerYear([halving, flat]);
  expect(both).toBeGreaterThan(-0.5);
  expect(both).toBeLessThan(0);
});
