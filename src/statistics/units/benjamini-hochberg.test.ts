import * as fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { holm } from "./holm.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("of fifteen p values of a trial, four stand at 5 % (Benjamini and Hochberg 1995, section 3)", () => {
  const trial = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  expect(benjaminiHochberg(trial).filter((pValue) => pValue !== undefined && pValue <= 0.05)).toHaveLength(4);
  expect(holm(trial).filter((pValue) => pValue !== undefined && pValue <= 0.05)).toHaveLength(3);
});

test("a unit without an estimate was not looked at: it costs the others nothing and stays without", () => {
  expect(benjaminiHochberg([undefined, 0.03, undefined])).toEqual([undefined, 0.03, undefined]);
  expect(benjaminiHochberg([])).toEqual([]);
});

test("a p value above 1 or below 0 is a mistake of ours", () => {
  expect(() => benjaminiHochberg([-0.1])).toThrow("no p value: -0.1");
});

test("the adjusted p values are those of p.adjust in R to 1e-12", () => {
  const rows = referenceCases("adjusted-p-values.csv");
  for (const name of new Set(rows.map((row) => row.text("case")))) {
    const looks = rows.filter((row) => row.text("case") === name);
    const adjusted = benjaminiHochberg(looks.map((row) => row.optional("p_value")));
    const wrong = looks.filter(
      (row, i) => !(relativeError(adjusted[i], row.optional("benjamini_hochberg")) < 1e-12),
    );
    expect(wrong, name).toEqual([]);
  }
});

test("it is never stricter than Holm, nor laxer than no adjustment", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
      const strict = holm(pValues);
      benjaminiHochberg(pValues).forEach((adjusted, i) => {
        expect(adjusted).toBeLessThanOrEqual((strict[i] ?? NaN) * (1 + 1e-12));
        expect(adjusted).toBeGreaterThanOrEqual(pValues[i] ?? NaN);
      });
    }),
  );
});
