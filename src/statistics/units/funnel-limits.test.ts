import * as fc from "fast-check";
import { expect, test } from "vitest";
import { funnelLimits } from "./funnel-limits.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

const limits = ["lower_95", "upper_95", "lower_998", "upper_998"] as const;

test("a unit that expects less than one event is not judged", () => {
  expect(funnelLimits(0.99, 0)).toBeUndefined();
  expect(funnelLimits(0, 0.1)).toBeUndefined();
});

test("where four events are expected, a quarter to a good double of them lie within 95 % limits", () => {
  // (1 ± 1.96/4)²
  expect(funnelLimits(4, 0)).toMatchObject({
    lower_95: expect.closeTo(0.2601, 4),
    upper_95: expect.closeTo(2.22, 3),
  });
});

test("where one event is expected, none is still within 99.8 % limits", () => {
  expect(funnelLimits(1, 0)?.lower_998).toBe(0);
});

test("units that differ by nature have limits that do not close, however large they are", () => {
  expect(funnelLimits(1e9, 0.01)).toMatchObject({
    lower_95: expect.closeTo((1 - 0.196) ** 2, 4),
    upper_95: expect.closeTo((1 + 0.196) ** 2, 4),
  });
});

test("the limits are those of the published formula in R to 1e-12", () => {
  const wrong = referenceCases("funnel-limits.csv").filter((row) => {
    const found = funnelLimits(row.number("expected"), row.number("tau_squared"));
    return limits.some((limit) => !(relativeError(found?.[limit], row.number(limit)) < 1e-12));
  });
  expect(wrong).toEqual([]);
});

test("the more is expected, the closer the limits; the more units differ, the farther out", () => {
  const expected = fc.double({ min: 1, max: 1e6, noNaN: true });
  const tauSquared = fc.double({ min: 0, max: 2, noNaN: true });
  fc.assert(
    fc.property(expected, tauSquared, (events, variance) => {
      const here = funnelLimits(events, variance);
      expect(funnelLimits(2 * events, variance)?.upper_95).toBeLessThan(here?.upper_95 ?? NaN);
      expect(funnelLimits(2 * events, variance)?.lower_95).toBeGreaterThanOrEqual(here?.lower_95 ?? NaN);
      expect(funnelLimits(events, variance + 0.01)?.upper_998).toBeGreaterThan(here?.upper_998 ?? NaN);
      expect(here?.lower_998).toBeLessThanOrEqual(here?.lower_95 ?? NaN);
      expect(here?.upper_998).toBeGreaterThan(here?.upper_95 ?? NaN);
    }),
  );
});
