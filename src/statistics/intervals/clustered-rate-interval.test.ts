import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clusteredRateInterval } from "./clustered-rate-interval.ts";
import { poissonRateInterval } from "./poisson-rate-interval.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

test("with 18 of 31 stays of one person, a rate of 1.4 is compatible with 0 to 3.3 instead of 0.9 to 2.0", () => {
  expect(clusteredRateInterval(31, 18 ** 2 + 13, 22400)).toEqual({
    lower: 0,
    upper: expect.closeTo(3.3, 1),
    method: "clustered_byar",
  });
  expect(poissonRateInterval(31, 22400)).toMatchObject({
    lower: expect.closeTo(0.94, 2),
    upper: expect.closeTo(1.96, 2),
  });
});

test("20 stays of 9 persons, most of them of a few, are compatible with a wider range than 20 of 20", () => {
  const clustered = clusteredRateInterval(20, 72, 17000);
  const independent = poissonRateInterval(20, 17000);
  expect(clustered?.lower).toBeLessThan(independent?.lower ?? NaN);
  expect(clustered?.upper).toBeGreaterThan(independent?.upper ?? NaN);
});

test("no stays are compatible with as much as no stays of anybody are", () => {
  expect(clusteredRateInterval(0, 0, 1000)).toEqual({
    lower: 0,
    upper: expect.closeTo(3.689, 3),
    method: "clustered_exact",
  });
});

test("without prison days there are no limits", () => {
  expect(clusteredRateInterval(0, 0, 0)).toBeUndefined();
  expect(clusteredRateInterval(12, 30, 0)).toBeUndefined();
});

test("a sum of squares that the stays cannot have is a mistake of ours", () => {
  expect(() => clusteredRateInterval(12, 11, 1000)).toThrow("12 events cannot have 11");
  expect(() => clusteredRateInterval(12, 145, 1000)).toThrow("12 events cannot have 145");
});

test("the limits are those of the formula in R to 1e-12", () => {
  const wrong = referenceCases("clustered-rate-interval.csv").filter((row) => {
    const [events, squares, days] = [row.number("events"), row.number("squares"), row.number("prison_days")];
    const interval = clusteredRateInterval(events, squares, days);
    return !(
      relativeError(interval?.lower, row.number("lower")) < 1e-12 &&
      relativeError(interval?.upper, row.number("upper")) < 1e-12
    );
  });
  expect(wrong).toEqual([]);
});

test("where every stay is of another person, the limits are those of independent stays", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      (events, prisonDays) => {
        const clustered = clusteredRateInterval(events, events, prisonDays);
        const independent = poissonRateInterval(events, prisonDays);
        expect(relativeError(clustered?.lower, independent?.lower)).toBeLessThan(1e-12);
        expect(relativeError(clustered?.upper, independent?.upper)).toBeLessThan(1e-12);
      },
    ),
  );
});
