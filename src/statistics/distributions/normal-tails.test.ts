import * as fc from "fast-check";
import { expect, test } from "vitest";
import { normalQuantile } from "./normal-quantile.ts";
import { normalTails } from "./normal-tails.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { tailsError } from "../reference-cases/tails-error.ts";

test("half of a normal distribution lies below its middle, and 2.5 % above 1.96 standard deviations", () => {
  expect(normalTails(0)).toEqual({ below: 0.5, above: 0.5 });
  expect(normalTails(1.96).above).toBeCloseTo(0.025, 5);
});

test("nothing lies below minus infinity, and everything below infinity", () => {
  expect(normalTails(-Infinity)).toEqual({ below: 0, above: 1 });
  expect(normalTails(Infinity)).toEqual({ below: 1, above: 0 });
});

test("there are no tails of no number", () => {
  expect(() => normalTails(NaN)).toThrow("no normal tails: NaN");
});

test("both tails are those of mpmath to 1e-12, down to 1e-300", () => {
  const wrong = referenceCases("normal-tails.csv").filter(
    (row) => !(tailsError(normalTails(row.number("z")), row) < 1e-12),
  );
  expect(wrong).toEqual([]);
});

test("the share below the quantile of a share is that share", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (p) => {
      expect(relativeError(normalTails(normalQuantile(p)).below, p)).toBeLessThan(1e-11);
    }),
  );
});
