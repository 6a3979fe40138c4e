import * as fc from "fast-check";
import { expect, test } from "vitest";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { wilsonInterval } from "./wilson-interval.ts";

test("a share out of nothing has no limits", () => {
  expect(wilsonInterval(0, 0)).toBeUndefined();
});

test("none of ten is compatible with up to 28 %", () => {
  const interval = wilsonInterval(0, 10);
  expect(interval?.lower).toBe(0);
  expect(interval?.upper).toBeCloseTo(0.2775, 4);
});

test("all of ten is compatible with 72 % and more, and not with more than all", () => {
  const interval = wilsonInterval(10, 10);
  expect(interval?.lower).toBeCloseTo(0.7225, 4);
  expect(interval?.upper).toBe(1);
});

test("one of one says little: 21 to 100 %", () => {
  expect(wilsonInterval(1, 1)).toEqual({ lower: expect.closeTo(0.2065, 4), upper: 1 });
});

test("81 of 263 lie between 26 and 37 % (Newcombe 1998, table I, method 3: 0.2553 to 0.3662)", () => {
  const interval = wilsonInterval(81, 263);
  expect(interval?.lower).toBeCloseTo(0.2553, 4);
  expect(interval?.upper).toBeCloseTo(0.3662, 4);
});

test("more successes than trials is a mistake of ours", () => {
  expect(() => wilsonInterval(11, 10)).toThrow("11 successes in 10 trials");
  expect(() => wilsonInterval(-1, 10)).toThrow();
});

test("the limits are those of prop.test in R to 1e-10", () => {
  const wrong = referenceCases("wilson-interval.csv").filter((row) => {
    const interval = wilsonInterval(row.number("successes"), row.number("trials"));
    // R finds limits near 0 as small differences, and leaves some rounding where the limit is 0.
    const lowerError = Math.abs((interval?.lower ?? NaN) - row.number("lower"));
    return (
      !(lowerError < 1e-15 || lowerError < 1e-10 * row.number("lower")) ||
      relativeError(interval?.upper, row.number("upper")) > 1e-10
    );
  });
  expect(wrong).toEqual([]);
});

const shares = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

test("the limits hold the share between them, and lie between none and all", () => {
  fc.assert(
    fc.property(shares, ([successes, trials]) => {
      const { lower, upper } = wilsonInterval(successes, trials) ?? { lower: NaN, upper: NaN };
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(lower).toBeLessThanOrEqual(successes / trials);
      expect(upper).toBeGreaterThanOrEqual(successes / trials);
      expect(upper).toBeLessThanOrEqual(1);
    }),
  );
});

test("the share without has the mirrored limits", () => {
  fc.assert(
    fc.property(shares, ([successes, trials]) => {
      const interval = wilsonInterval(successes, trials);
      const mirrored = wilsonInterval(trials - successes, trials);
      expect(mirrored?.lower).toBeCloseTo(1 - (interval?.upper ?? NaN), 12);
      expect(mirrored?.upper).toBeCloseTo(1 - (interval?.lower ?? NaN), 12);
    }),
  );
});
