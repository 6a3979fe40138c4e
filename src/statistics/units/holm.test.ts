import * as fc from "fast-check";
import { expect, test } from "vitest";
import { holm } from "./holm.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("the smallest of five p values is held against a fifth of the level, the next against a quarter", () => {
  expect(holm([0.2, 0.011, 0.9, 0.013, 0.6])).toEqual([
    expect.closeTo(0.6, 12),
    expect.closeTo(0.055, 12),
    1,
    expect.closeTo(0.055, 12),
    1,
  ]);
});

test("a region without an answer was not looked at: it costs the others nothing and stays without", () => {
  expect(holm([undefined, 0.03, undefined])).toEqual([undefined, 0.03, undefined]);
  expect(holm([])).toEqual([]);
});

test("of a list of five in which two have an answer, the smallest p value counts five times, as p.adjust with n = 5", () => {
  // p.adjust(c(0.011, 0.013), "holm", n = 5) in R
  expect(holm([undefined, 0.011, undefined, 0.013, undefined], 5)).toEqual([
    undefined,
    expect.closeTo(0.055, 12),
    undefined,
    expect.closeTo(0.055, 12),
    undefined,
  ]);
});

test("a p value above 1 or below 0 is a mistake of ours", () => {
  expect(() => holm([0.5, 1.1])).toThrow("no p value: 1.1");
  expect(() => holm([NaN])).toThrow("no p value: NaN");
});

test("the adjusted p values are those of p.adjust in R to 1e-12", () => {
  const rows = referenceCases("adjusted-p-values.csv");
  for (const name of new Set(rows.map((row) => row.text("case")))) {
    const looks = rows.filter((row) => row.text("case") === name);
    const adjusted = holm(looks.map((row) => row.optional("p_value")));
    const wrong = looks.filter((row, i) => !(relativeError(adjusted[i], row.optional("holm")) < 1e-12));
    expect(wrong, name).toEqual([]);
  }
});

test("no p value becomes smaller, and their order does not change", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
      const rising = pValues.toSorted((a, b) => a - b);
      const adjusted = holm(rising);
      rising.forEach((pValue, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(pValue);
        if (i > 0) expect(adjusted[i]).toBeGreaterThanOrEqual(adjusted[i - 1] ?? NaN);
      });
    }),
  );
});
