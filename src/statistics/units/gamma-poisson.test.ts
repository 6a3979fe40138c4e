import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exactRateInterval } from "../intervals/exact-rate-interval.ts";
import { gammaPoisson } from "./gamma-poisson.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

const rows = referenceCases("gamma-poisson.csv");
const cases = [...new Set(rows.map((row) => row.text("case")))].map((name) => ({
  name,
  rows: rows.filter((row) => row.text("case") === name),
}));

test.each(cases)("the shrunken rates of $name are those of R with MASS to 1e-6", ({ rows: units }) => {
  const found = gammaPoisson(
    units.map((row) => ({ events: row.number("events"), prisonDays: row.number("prison_days") })),
  );
  if ("not_estimable" in found) throw new Error(found.not_estimable);
  const prior = found.pooling === "partial" ? found : undefined;
  const wrong = units.filter((row, i) => {
    const shrunken = found.rates[i];
    return !(
      relativeError(prior?.shape, row.optional("shape")) < 1e-6 &&
      relativeError(prior?.prior_days, row.optional("prior_days")) < 1e-6 &&
      relativeError(shrunken?.rate, row.number("rate")) < 1e-6 &&
      // Below 1e-9 a limit says no more than 0 does.
      Math.abs((shrunken?.lower ?? NaN) - row.number("lower")) < 1e-6 * row.number("lower") + 1e-9 &&
      relativeError(shrunken?.upper, row.number("upper")) < 1e-6
    );
  });
  expect(wrong).toEqual([]);
});

test("where no unit has events, nothing says how much they differ", () => {
  expect(gammaPoisson([{ events: 0, prisonDays: 1000 }])).toEqual({ not_estimable: "no_events" });
  expect(
    gammaPoisson([
      { events: 0, prisonDays: 1000 },
      { events: 0, prisonDays: 9000 },
    ]),
  ).toEqual({ not_estimable: "no_events" });
});

test("where no unit has prison days there are no rates", () => {
  expect(gammaPoisson([])).toEqual({ not_estimable: "no_prison_days" });
  expect(gammaPoisson([{ events: 0, prisonDays: 0 }])).toEqual({ not_estimable: "no_prison_days" });
});

test("units that differ no more than by chance all have the rate of the class, with its exact limits", () => {
  const same = { rate: 0.4, ...exactRateInterval(8, 20000) };
  expect(
    gammaPoisson([
      { events: 3, prisonDays: 10000 },
      { events: 5, prisonDays: 10000 },
    ]),
  ).toEqual({ pooling: "complete", rates: [same, same] });
});

test("a unit without prison days yet is guessed to be like the others", () => {
  const found = gammaPoisson([
    { events: 2, prisonDays: 10000 },
    { events: 0, prisonDays: 0 },
    { events: 30, prisonDays: 12000 },
  ]);
  if (!("pooling" in found) || found.pooling === "complete") throw new Error("the two others differ");
  expect(found.rates[1]?.rate).toBeCloseTo((1000 * found.shape) / found.prior_days, 12);
});

test("events without prison days are a mistake of ours", () => {
  expect(() => gammaPoisson([{ events: 3, prisonDays: 0 }])).toThrow("3 events in 0 prison days");
});

test("each rate lies between the unit's own and that of units like it, and within its limits", () => {
  const unit = fc.record({
    events: fc.integer({ min: 0, max: 40 }),
    prisonDays: fc.integer({ min: 1000, max: 50_000 }),
  });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 2, maxLength: 30 }), (units) => {
      const found = gammaPoisson(units);
      if (!("pooling" in found) || found.pooling === "complete") return;
      const common = (1000 * found.shape) / found.prior_days;
      found.rates.forEach(({ rate, lower, upper }, i) => {
        const own = (1000 * (units[i]?.events ?? NaN)) / (units[i]?.prisonDays ?? NaN);
        expect(rate).toBeGreaterThanOrEqual(Math.min(own, common) * (1 - 1e-12));
        expect(rate).toBeLessThanOrEqual(Math.max(own, common) * (1 + 1e-12));
        expect(lower).toBeLessThan(rate);
        expect(upper).toBeGreaterThan(rate);
      });
    }),
  );
});
