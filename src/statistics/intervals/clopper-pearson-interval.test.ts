import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clopperPearsonInterval } from "./clopper-pearson-interval.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("a share out of nothing has no limits", () => {
  expect(clopperPearsonInterval(0, 0)).toBeUndefined();
});

test("none of ten is compatible with up to 31 %: one less the tenth root of 2.5 %", () => {
  const interval = clopperPearsonInterval(0, 10);
  expect(interval?.lower).toBe(0);
  expect(interval?.upper).toBeCloseTo(1 - 0.025 ** (1 / 10), 14);
});

test("all of ten is compatible with 69 % and more, and not with more than all", () => {
  const interval = clopperPearsonInterval(10, 10);
  expect(interval?.lower).toBeCloseTo(0.025 ** (1 / 10), 14);
  expect(interval?.upper).toBe(1);
});

test("81 of 263 lie between 25 and 37 % (Newcombe 1998, table I, method 5: 0.2527 to 0.3676)", () => {
  const interval = clopperPearsonInterval(81, 263);
  expect(interval?.lower).toBeCloseTo(0.2527, 4);
  expect(interval?.upper).toBeCloseTo(0.3676, 4);
});

test("more successes than trials is a mistake of ours", () => {
  expect(() => clopperPearsonInterval(11, 10)).toThrow("11 successes in 10 trials");
  expect(() => clopperPearsonInterval(-1, 10)).toThrow("-1 successes in 10 trials");
});

test("the limits are those of binom.test in R to 1e-10", () => {
  const wrong = referenceCases("clopper-pearson-interval.csv").filter((row) => {
    const interval = clopperPearsonInterval(row.number("successes"), row.number("trials"));
    return !(
      relativeError(interval?.lower, row.number("lower")) < 1e-10 &&
      relativeError(interval?.upper, row.number("upper")) < 1e-10
    );
  });
  expect(wrong).toEqual([]);
});

const shares = fc
  .integer({ min: 1, max: 10_000 })
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

test("the limits hold the share between them, and lie between none and all", () => {
  fc.assert(
    fc.property(shares, ([successes, trials]) => {
      const { lower, upper } = clopperPearsonInterval(successes, trials) ?? { lower: NaN, upper: NaN };
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
      const interval = clopperPearsonInterval(successes, trials);
      const mirrored = clopperPearsonInterval(trials - successes, trials);
      expect(mirrored?.lower).toBeCloseTo(1 - (interval?.upper ?? NaN), 12);
      expect(mirrored?.upper).toBeCloseTo(1 - (interval?.lower ?? NaN), 12);
    }),
  );
});
