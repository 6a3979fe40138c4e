import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rateRatioExact } from "./rate-ratio-exact.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

const equalDays = (events: number, before: number) =>
  rateRatioExact({ events, prisonDays: 10_000 }, { events: before, prisonDays: 10_000 });

test("1103 stays against 1287 are 15 % fewer per prison day, and at least 8 %", () => {
  const found = equalDays(1103, 1287);
  expect(found?.ratio).toBeCloseTo(0.857, 3);
  expect(found?.upper).toBeCloseTo(0.93, 2);
  expect(found?.p_value).toBeLessThan(0.001);
});

test("41 breast cancers in 28 010 woman-years against 15 in 19 017 (Rothman, as in R's manual of poisson.test)", () => {
  const found = rateRatioExact({ events: 41, prisonDays: 28_010 }, { events: 15, prisonDays: 19_017 });
  expect(found?.ratio).toBeCloseTo(1.855759, 6);
  expect(found?.lower).toBeCloseTo(1.005684, 6);
  expect(found?.upper).toBeCloseTo(3.6093, 4);
});

test("five stays fewer than five cannot be told from chance, six fewer than six can", () => {
  expect(equalDays(0, 5)?.p_value).toBeCloseTo(2 / 2 ** 5, 14);
  expect(equalDays(0, 6)?.p_value).toBeCloseTo(2 / 2 ** 6, 14);
});

test("none after some has no estimate but an upper limit, some after none a lower one", () => {
  expect(equalDays(0, 6)).toMatchObject({ ratio: undefined, lower: 0, upper: expect.closeTo(0.849, 3) });
  expect(equalDays(6, 0)).toMatchObject({
    ratio: undefined,
    lower: expect.closeTo(1.177, 3),
    upper: undefined,
  });
});

test("none after none, and a period without prison days, cannot be compared", () => {
  expect(equalDays(0, 0)).toBeUndefined();
  expect(rateRatioExact({ events: 3, prisonDays: 0 }, { events: 9, prisonDays: 9000 })).toBeUndefined();
  expect(rateRatioExact({ events: 3, prisonDays: 9000 }, { events: 9, prisonDays: 0 })).toBeUndefined();
});

test("ratio, limits and p are those of poisson.test and binom.test in R to 1e-8", () => {
  const wrong = referenceCases("rate-ratio-exact.csv").filter((row) => {
    const found = rateRatioExact(
      { events: row.number("events"), prisonDays: row.number("prison_days") },
      { events: row.number("events_before"), prisonDays: row.number("prison_days_before") },
    );
    return !(
      relativeError(found?.ratio, row.optional("ratio")) < 1e-12 &&
      relativeError(found?.lower, row.number("lower")) < 1e-8 &&
      relativeError(found?.upper, row.optional("upper")) < 1e-8 &&
      relativeError(found?.p_value, row.number("p_value")) < 1e-8
    );
  });
  expect(wrong).toEqual([]);
});

const eventsInDays = fc.record({
  events: fc.integer({ min: 0, max: 500 }),
  prisonDays: fc.integer({ min: 100, max: 1_000_000 }),
});

test("p is below 5 % just where the limits leave out 1", () => {
  fc.assert(
    fc.property(eventsInDays, eventsInDays, (now, before) => {
      const found = rateRatioExact(now, before);
      if (!found) return;
      expect(found.p_value < 0.05).toBe(found.lower > 1 || (found.upper !== undefined && found.upper < 1));
    }),
  );
});

test("seen the other way round, limits turn over and p stays", () => {
  fc.assert(
    fc.property(eventsInDays, eventsInDays, (now, before) => {
      const found = rateRatioExact(now, before);
      const turned = rateRatioExact(before, now);
      expect(turned?.p_value).toBe(found?.p_value);
      if (found?.upper !== undefined) expect((turned?.lower ?? NaN) * found.upper).toBeCloseTo(1, 9);
    }),
  );
});
