import * as fc from "fast-check";
import { expect, test } from "vitest";
import { effectiveWilsonInterval } from "./effective-wilson-interval.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { wilsonInterval } from "./wilson-interval.ts";

test("a share out of nothing has no limits", () => {
  expect(effectiveWilsonInterval(0, 0, 0)).toBeUndefined();
});

test("where every stay is of another person, the limits are Wilson's", () => {
  expect(effectiveWilsonInterval(35, 100, 100)).toEqual(wilsonInterval(35, 100));
});

test("four stays of one person without self-harm say no more than one stay", () => {
  expect(effectiveWilsonInterval(0, 4, 16)).toEqual(wilsonInterval(0, 1));
});

test("a hundred stays of fifty persons with two each say as much as fifty stays", () => {
  expect(effectiveWilsonInterval(40, 100, 200)).toEqual(wilsonInterval(20, 50));
});

test("stays cannot be of more persons than there are stays, nor of fewer than one", () => {
  expect(() => effectiveWilsonInterval(3, 10, 9)).toThrow("10 events cannot have 9");
  expect(() => effectiveWilsonInterval(3, 10, 101)).toThrow("10 events cannot have 101");
});

test("the limits are those of prop.test in R with the effective numbers, to 1e-10", () => {
  const wrong = referenceCases("effective-wilson-interval.csv").filter((row) => {
    const [successes, trials, squares] = [
      row.number("successes"),
      row.number("trials"),
      row.number("squares"),
    ];
    const interval = effectiveWilsonInterval(successes, trials, squares);
    return !(
      Math.abs((interval?.lower ?? NaN) - row.number("lower")) < 1e-10 &&
      Math.abs((interval?.upper ?? NaN) - row.number("upper")) < 1e-10
    );
  });
  expect(wrong).toEqual([]);
});

test("the more stays are of the same persons, the wider the limits", () => {
  const stays = fc.integer({ min: 2, max: 1000 }).chain((trials) =>
    fc.record({
      successes: fc.integer({ min: 0, max: trials }),
      trials: fc.constant(trials),
      squares: fc.integer({ min: trials, max: trials * trials - 1 }),
    }),
  );
  fc.assert(
    fc.property(stays, ({ successes, trials, squares }) => {
      const width = (sumOfSquares: number) => {
        const interval = effectiveWilsonInterval(successes, trials, sumOfSquares);
        return (interval?.upper ?? NaN) - (interval?.lower ?? NaN);
      };
      expect(width(squares + 1)).toBeGreaterThan(width(squares));
    }),
  );
});
