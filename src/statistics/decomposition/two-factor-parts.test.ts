import { assert, double, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { twoFactorParts } from "./two-factor-parts.ts";

test("half the prison days at the same rate is all population, and none of it rate", () => {
  expect(twoFactorParts({ size: 1000, perSize: 0.02 }, { size: 500, perSize: 0.02 })).toEqual({
    ofSize: -10,
    ofRatio: 0,
  });
});

test("half the rate over the same prison days is all rate", () => {
  expect(twoFactorParts({ size: 1000, perSize: 0.02 }, { size: 1000, perSize: 0.01 })).toEqual({
    ofSize: 0,
    ofRatio: -10,
  });
});

test("where both change, each is counted at the mean of the other", () => {
  // From 10 × 2 = 20 to 14 × 3 = 42: 4 more at 2.5, and 1 more each at 12.
  expect(twoFactorParts({ size: 10, perSize: 2 }, { size: 14, perSize: 3 })).toEqual({
    ofSize: 10,
    ofRatio: 12,
  });
});

const product = record({
  size: integer({ min: 1, max: 2_000_000 }),
  perSize: double({ min: 0, max: 100, noNaN: true }),
});

test("the two parts add up to the change, and turn their signs when time is turned", () => {
  assert(
    property(product, product, (before, now) => {
      const { ofSize, ofRatio } = twoFactorParts(before, now);
      const [first, last] = [before.size * before.perSize, now.size * now.perSize];
      expect(Math.abs(ofSize + ofRatio - (last - first))).toBeLessThanOrEqual(
        1e-9 * Math.max(1, first, last),
      );
      const back = twoFactorParts(now, before);
      expect(back.ofSize + ofSize).toBe(0);
      expect(back.ofRatio + ofRatio).toBe(0);
    }),
  );
});
