import { expect, test } from "vitest";
import { poissonTails } from "./poisson-tails.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { tailsError } from "../reference-cases/tails-error.ts";

test("where three stays are expected, there are none in exp(-3) of the quarters", () => {
  expect(poissonTails(0, 3).below).toBeCloseTo(Math.exp(-3), 15);
});

test("where the mean is 4000, 50.42 % of counts are 4000 or fewer", () => {
  expect(poissonTails(4000, 4000).below).toBeCloseTo(0.5042, 4);
});

test("no count is below 0, and where none are expected none is above", () => {
  expect(poissonTails(-1, 3)).toEqual({ below: 0, above: 1 });
  expect(poissonTails(0, 0)).toEqual({ below: 1, above: 0 });
});

test("there are no half counts and no means below 0", () => {
  expect(() => poissonTails(0.5, 1)).toThrow("no Poisson tails: 0.5 of mean 1");
  expect(() => poissonTails(1, -1)).toThrow("no Poisson tails: 1 of mean -1");
});

test("both tails are those of mpmath to 1e-12, for means up to a million and tails down to 1e-300", () => {
  const wrong = referenceCases("poisson-tails.csv").filter(
    (row) => !(tailsError(poissonTails(row.number("k"), row.number("mean")), row) < 1e-12),
  );
  expect(wrong).toEqual([]);
});
