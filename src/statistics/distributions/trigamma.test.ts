import { expect, test } from "vitest";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { trigamma } from "./trigamma.ts";

test("trigamma of 1 is π²/6, of 2 one less and of a half three times as much", () => {
  expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 14);
  expect(trigamma(2)).toBeCloseTo(Math.PI ** 2 / 6 - 1, 14);
  expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 14);
});

test("there is no trigamma of nothing, nor of less", () => {
  for (const x of [0, -1, NaN]) expect(() => trigamma(x)).toThrow(`no trigamma: ${x}`);
});

test("the values are those of mpmath to 1e-14", () => {
  const wrong = referenceCases("trigamma.csv").filter(
    (row) => !(relativeError(trigamma(row.number("x")), row.number("trigamma")) < 1e-14),
  );
  expect(wrong).toEqual([]);
});
