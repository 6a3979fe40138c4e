import { expect, test } from "vitest";
import { rateRatio as rateRatioBy } from "./rate-ratio.ts";
import { rateRatioExact } from "./rate-ratio-exact.ts";
import { rateRatioQuasi, type Dispersion } from "./rate-ratio-quasi.ts";
import type { EventsInDays } from "./events-in-days.ts";

const rules = { minimum_events: 10, exact_dispersion: 1.2 };
const rateRatio = (now: EventsInDays, before: EventsInDays, dispersion: Dispersion) =>
  rateRatioBy(now, before, dispersion, rules);

const now = { events: 23, prisonDays: 17_000 };
const before = { events: 38, prisonDays: 16_600 };
const calm = { dispersion: 1.2, degreesOfFreedom: 15 };
const noisy = { dispersion: 1.21, degreesOfFreedom: 15 };
const none = { events: 0, prisonDays: 17_000 };

test("23 against 38 is anything from 66 % lower to 2 % higher, exact, where counts vary no more than by chance", () => {
  expect(rateRatio(now, before, calm)).toEqual({ ...rateRatioExact(now, before), method: "exact" });
  expect(rateRatio(now, before, calm)).toMatchObject({
    lower: expect.closeTo(0.336, 3),
    upper: expect.closeTo(1.018, 3),
  });
});

test("where counts vary more, the row says that the limits allow for it", () => {
  expect(rateRatio(now, before, noisy)).toEqual({
    ...rateRatioQuasi(now, before, noisy),
    method: "quasi_poisson",
  });
});

test("nine stays in both periods together are too few to compare, ten are not", () => {
  expect(rateRatio({ ...now, events: 0 }, { ...before, events: 9 }, calm)).toBeUndefined();
  expect(rateRatio({ ...now, events: 4 }, { ...before, events: 5 }, noisy)).toBeUndefined();
  expect(rateRatio({ ...now, events: 4 }, { ...before, events: 6 }, noisy)).toBeDefined();
});

test("none after twelve is lower, exactly; where counts vary more, no more is said", () => {
  expect(rateRatio(none, { ...before, events: 12 }, calm)?.upper).toBeLessThan(1);
  expect(rateRatio(none, { ...before, events: 12 }, noisy)).toBeUndefined();
});

test("a period without prison days is compared with none", () => {
  expect(rateRatio({ ...now, prisonDays: 0 }, before, calm)).toBeUndefined();
  expect(rateRatio(now, { ...before, prisonDays: 0 }, noisy)).toBeUndefined();
});
