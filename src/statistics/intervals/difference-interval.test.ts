import * as fc from "fast-check";
import { expect, test } from "vitest";
import { differenceInterval } from "./difference-interval.ts";
import { wilsonInterval } from "./wilson-interval.ts";

function share(successes: number, trials: number) {
  const interval = wilsonInterval(successes, trials);
  if (interval === undefined) throw new Error("a share out of nothing");
  return { estimate: successes / trials, ...interval };
}

test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])(
  "with Wilson's limits it is method 10 of Newcombe (1998, Statistics in Medicine 17: 873-890, table II): %d/%d - %d/%d",
  (a, m, b, n, lower, upper) => {
    expect(differenceInterval(share(a, m), share(b, n))).toEqual({
      lower: expect.closeTo(lower, 4),
      upper: expect.closeTo(upper, 4),
    });
  },
);

test("with limits as far on each side, the errors add as squares", () => {
  const first = { estimate: 10, lower: 7, upper: 13 };
  const second = { estimate: 2, lower: -2, upper: 6 };
  expect(differenceInterval(first, second)).toEqual({ lower: 8 - 5, upper: 8 + 5 });
});

test("a difference from what is known without error is as uncertain as the figure itself", () => {
  expect(
    differenceInterval(
      { estimate: 0.5, lower: 0.25, upper: 0.625 },
      { estimate: 0.25, lower: 0.25, upper: 0.25 },
    ),
  ).toEqual({ lower: 0, upper: 0.375 });
});

const trials = fc.integer({ min: 1, max: 1000 });
const shares = trials.chain((n) => fc.integer({ min: 0, max: n }).map((x) => share(x, n)));

test("the limits of a difference of shares hold it, lie between minus and plus all, and turn with its sign", () => {
  fc.assert(
    fc.property(shares, shares, (first, second) => {
      const { lower, upper } = differenceInterval(first, second);
      expect(lower).toBeLessThanOrEqual(first.estimate - second.estimate);
      expect(upper).toBeGreaterThanOrEqual(first.estimate - second.estimate);
      expect(lower).toBeGreaterThanOrEqual(-1 - 1e-15);
      expect(upper).toBeLessThanOrEqual(1 + 1e-15);
      expect(differenceInterval(second, first).lower).toBeCloseTo(-upper, 14);
    }),
  );
});
