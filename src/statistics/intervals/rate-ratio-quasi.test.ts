import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rateRatioQuasi } from "./rate-ratio-quasi.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

const noisy = { dispersion: 6, degreesOfFreedom: 15 };

test("1103 stays against 1287 are within ordinary variation where counts vary six times more than by chance", () => {
  const found = rateRatioQuasi({ events: 1103, prisonDays: 1e6 }, { events: 1287, prisonDays: 1e6 }, noisy);
  expect(found?.ratio).toBeCloseTo(0.857, 3);
  expect(found?.upper).toBeGreaterThan(1);
  expect(found?.p_value).toBeGreaterThan(0.05);
});

test("a period without events or without prison days has no ratio", () => {
  const some = { events: 12, prisonDays: 9000 };
  expect(rateRatioQuasi({ events: 0, prisonDays: 9000 }, some, noisy)).toBeUndefined();
  expect(rateRatioQuasi(some, { events: 0, prisonDays: 9000 }, noisy)).toBeUndefined();
  expect(rateRatioQuasi({ events: 3, prisonDays: 0 }, some, noisy)).toBeUndefined();
});

test("ratio, limits and p are those of a quasi-Poisson model of two periods in R to 1e-8", () => {
  const wrong = referenceCases("rate-ratio-quasi.csv").filter((row) => {
    const found = rateRatioQuasi(
      { events: row.number("events"), prisonDays: row.number("prison_days") },
      { events: row.number("events_before"), prisonDays: row.number("prison_days_before") },
      { dispersion: row.number("dispersion"), degreesOfFreedom: row.number("degrees_of_freedom") },
    );
    return (["ratio", "lower", "upper", "p_value"] as const).some(
      (column) => !(relativeError(found?.[column], row.number(column)) < 1e-8),
    );
  });
  expect(wrong).toEqual([]);
});

test("p is below 5 % just where the limits leave out 1, and more variation widens them", () => {
  const eventsInDays = fc.record({
    events: fc.integer({ min: 1, max: 500 }),
    prisonDays: fc.integer({ min: 100, max: 1_000_000 }),
  });
  const variation = fc.record({
    dispersion: fc.double({ min: 1, max: 20, noNaN: true }),
    degreesOfFreedom: fc.integer({ min: 1, max: 30 }),
  });
  fc.assert(
    fc.property(eventsInDays, eventsInDays, variation, (now, before, dispersion) => {
      const found = rateRatioQuasi(now, before, dispersion);
      const wider = rateRatioQuasi(now, before, { ...dispersion, dispersion: 2 * dispersion.dispersion });
      if (!found || !wider) throw new Error("both periods have events");
      expect(found.p_value < 0.05).toBe(found.lower > 1 || found.upper < 1);
      expect(wider.lower).toBeLessThan(found.lower);
      expect(wider.upper).toBeGreaterThan(found.upper);
    }),
  );
});
