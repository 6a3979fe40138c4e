import { expect, test } from "vitest";
import { rateRatioEstimate } from "./rate-ratio-estimate.ts";

test("twice the stays in as many prison days are twice the rate", () => {
  expect(rateRatioEstimate({ events: 20, prisonDays: 9000 }, { events: 10, prisonDays: 9000 })).toBeCloseTo(
    2,
    14,
  );
});

test("as many stays in half the prison days are twice the rate", () => {
  expect(rateRatioEstimate({ events: 10, prisonDays: 4500 }, { events: 10, prisonDays: 9000 })).toBeCloseTo(
    2,
    14,
  );
});

test("none is no multiple of some, and some no multiple of none", () => {
  expect(
    rateRatioEstimate({ events: 0, prisonDays: 9000 }, { events: 10, prisonDays: 9000 }),
  ).toBeUndefined();
  expect(
    rateRatioEstimate({ events: 10, prisonDays: 9000 }, { events: 0, prisonDays: 9000 }),
  ).toBeUndefined();
});

test("without prison days in one of the periods there is nothing to compare", () => {
  expect(rateRatioEstimate({ events: 10, prisonDays: 0 }, { events: 10, prisonDays: 9000 })).toBeUndefined();
  expect(rateRatioEstimate({ events: 10, prisonDays: 9000 }, { events: 10, prisonDays: 0 })).toBeUndefined();
});
