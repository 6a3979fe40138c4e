import { expect, test } from "vitest";
import { readObserved } from "../reference-cases/observed-lengths.ts";
import { riskSets } from "./risk-sets.ts";
import { survivalVariance } from "./survival-variance.ts";

const variances = (observed: string) => survivalVariance(riskSets(readObserved(observed)));

test("with all ends known it is that of a share: S (1 - S) / n, over S² for its logarithm", () => {
  const shares = [0.9, 0.8, 0.7, 0.6, 0.5];
  expect(variances("1 2 3 4 5 6 7 8 9 10").slice(0, 5)).toEqual(
    shares.map((share) => expect.closeTo((1 - share) / share / 10, 14)),
  );
});

test("before anything ended, nothing varies", () => {
  expect(variances("1+ 2+ 3 4")).toMatchObject([undefined, undefined, 0.5, 0.5]);
});

test("by person, it is that of the mean of what the persons differ by", () => {
  // At 1 h a has both stays ended, b one of two, c none: of 6 stays half, by persons 2, 1 and 0 from their mean of 1.
  // Σ (ended - stays / 2)² / 6² is 2/36, over S² = 1/4.
  expect(variances("2x1@a 1@b 2@b 2x2@c")[0]).toBeCloseTo(2 / 36 / (1 / 4), 14);
});

test("persons who end alike across their stays tell more than as many strangers, and those who end as one, less", () => {
  const strangers = variances("1 1 2 2")[0] ?? NaN;
  expect(variances("2x1@a 2x2@b")[0]).toBeCloseTo(2 * strangers, 14);
  expect(variances("1@a 2@a 1@b 2@b")[0]).toBeUndefined();
});

test("a stay whose person is not known is a person of its own", () => {
  expect(variances("2x1@a 1 2 2x2@c")[0]).toBeCloseTo((1 + 0.25 + 0.25 + 1) / 36 / (1 / 4), 14);
});

test("weights of the risk sets enter as squares", () => {
  const sets = riskSets(readObserved("1 2 3 4+"));
  const [first, second] = survivalVariance(sets);
  const weighted = survivalVariance(sets, [3, 2, 0]);
  expect(weighted[0]).toBeCloseTo(9 * (first ?? NaN), 14);
  expect(weighted[1]).toBeCloseTo(9 * (first ?? NaN) + 4 * ((second ?? NaN) - (first ?? NaN)), 14);
});
