import * as fc from "fast-check";
import { expect, test } from "vitest";
import { overdispersion } from "./overdispersion.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

const alike = (units: number, observed: number, expected: number) =>
  Array.from({ length: units }, () => ({ observed, expected }));

test("nine units are too few to tell how much units differ, ten are not", () => {
  expect(overdispersion(alike(9, 4, 5))).toBeUndefined();
  expect(overdispersion(alike(10, 4, 5))).toBeDefined();
});

test("a unit that expects less than one event is not one of the ten", () => {
  expect(overdispersion([...alike(9, 4, 5), { observed: 3, expected: 0.9 }])).toBeUndefined();
  expect(overdispersion([...alike(10, 4, 5), { observed: 9, expected: 0.9 }])).toEqual(
    overdispersion(alike(10, 4, 5)),
  );
});

test("units that all have what they expect do not differ", () => {
  expect(overdispersion(alike(12, 5, 5))).toEqual({ dispersion: 0, tau_squared: 0, ratio_variance: 0 });
});

test("ten units of 100 expected, half with 64 and half with 144 events, have standardised differences of 4", () => {
  const found = overdispersion([...alike(5, 64, 100), ...alike(5, 144, 100)]);
  expect(found?.dispersion).toBeCloseTo(16, 12);
  // (10·16 - 9) / (10·400 - 10·400²/(10·400)); the square roots of the ratios, 0.8 and 1.2, vary by 0.04.
  expect(found?.tau_squared).toBeCloseTo(151 / 3600, 12);
  expect(found?.ratio_variance).toBeCloseTo((4 * 151) / 3600, 12);
});

test("one unit far out does not make all the others differ", () => {
  expect(overdispersion([...alike(15, 5, 5), { observed: 60, expected: 5 }])?.tau_squared).toBe(0);
});

test("dispersion and variance are those of the published formula in R to 1e-12", () => {
  const wrong = referenceCases("overdispersion.csv").filter((row) => {
    const expected = row.text("expected").split(" ").map(Number);
    const observed = row.text("observed").split(" ").map(Number);
    const found = overdispersion(
      observed.map((events, i) => ({ observed: events, expected: expected[i] ?? NaN })),
    );
    return !(
      relativeError(found?.dispersion, row.optional("dispersion")) < 1e-12 &&
      relativeError(found?.tau_squared, row.optional("tau_squared")) < 1e-12
    );
  });
  expect(wrong).toEqual([]);
});

test("units differ beyond chance only where the mean square is above 1, in whatever order they come", () => {
  const unit = fc.record({
    observed: fc.integer({ min: 0, max: 50 }),
    expected: fc.double({ min: 1, max: 50, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 10, maxLength: 60 }), (units) => {
      const found = overdispersion(units);
      const reversed = overdispersion(units.toReversed());
      expect((found?.tau_squared ?? NaN) > 0).toBe((found?.dispersion ?? NaN) > 1);
      expect(reversed?.dispersion).toBeCloseTo(found?.dispersion ?? NaN, 9);
    }),
  );
});
