import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countTails } from "../distributions/count-tails.ts";
import { predictiveUpperLimit } from "./predictive-upper-limit.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";

test("a unit with one stay a month has at most three in 97.5 of 100 months", () => {
  // 1/e · (1 + 1 + 1/2 + 1/6) = 98.1 %, and 92.0 % for two.
  expect(predictiveUpperLimit(1, 0, 0.975)).toBe(3);
});

test("a unit that expects none has none", () => {
  expect(predictiveUpperLimit(0, 0, 0.975)).toBe(0);
  expect(predictiveUpperLimit(0, 2, 0.975)).toBe(0);
});

test("no count is the limit for certain", () => {
  expect(() => predictiveUpperLimit(1, 0, 1)).toThrow("no upper limit of a count: 1");
  expect(() => predictiveUpperLimit(1, 0, 0)).toThrow("no upper limit of a count: 0");
});

test("the limits are those of qpois and qnbinom in R", () => {
  const wrong = referenceCases("predictive-upper-limit.csv").filter(
    (row) =>
      predictiveUpperLimit(row.number("mean"), row.number("ratio_variance"), row.number("p")) !==
      row.number("limit"),
  );
  expect(wrong).toEqual([]);
});

test("the limit is enough, and one less is not", () => {
  const mean = fc.double({ min: 0.01, max: 500, noNaN: true });
  const ratioVariance = fc.double({ min: 0, max: 3, noNaN: true });
  const share = fc.double({ min: 0.01, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(mean, ratioVariance, share, (expected, variance, p) => {
      const limit = predictiveUpperLimit(expected, variance, p);
      expect(countTails(limit, expected, variance).below).toBeGreaterThanOrEqual(p);
      expect(countTails(limit - 1, expected, variance).below).toBeLessThan(p);
    }),
  );
});
