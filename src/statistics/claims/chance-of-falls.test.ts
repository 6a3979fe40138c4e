import * as fc from "fast-check";
import { expect, test } from "vitest";
import { binomialTails } from "../distributions/binomial-tails.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { chanceOfFalls } from "./chance-of-falls.ts";

test("three events fall over two like years in four of the eight ways they can: 3–0, and 2–1 in three ways", () => {
  expect(chanceOfFalls(3, [1, 1])).toBeCloseTo(4 / 8, 12);
});

test("five events cannot fall three times in a row: that needs at least 3, 2, 1 and 0", () => {
  expect(chanceOfFalls(5, [1, 1, 1, 1])).toBe(0);
  expect(chanceOfFalls(6, [1, 1, 1, 1])).toBeCloseTo(60 / 4096, 12);
});

test("without events, and where a year has no prison days, there is nothing to say", () => {
  expect(chanceOfFalls(0, [1, 1])).toBeUndefined();
  expect(chanceOfFalls(9, [1, 0, 1])).toBeUndefined();
});

test("half an event, or one year alone, is an error", () => {
  expect(() => chanceOfFalls(1.5, [1, 1])).toThrow("no number of events: 1.5");
  expect(() => chanceOfFalls(4, [1])).toThrow("a fall needs two periods");
});

test.each(
  referenceCases("chance-of-falls.csv").map(
    (row) => [`${row.text("total")} in ${row.text("exposures")}`, row] as const,
  ),
)("the chance is that of all ways counted one by one, to 1e-10: %s", (_, row) => {
  const found = chanceOfFalls(row.number("total"), row.text("exposures").split(" ").map(Number));
  expect(relativeError(found, row.number("chance"))).toBeLessThan(1e-10);
});

test("of two years it is the binomial tail", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      (total, ratio) => {
        const { below } = binomialTails(Math.floor((total - 1) / 2), total, ratio / (1 + ratio));
        expect(chanceOfFalls(total, [1, ratio]) ?? NaN).toBeCloseTo(below, 9);
      },
    ),
    { numRuns: 20 },
  );
});

test("of like years with many events it is somewhat less than one order of all that are possible", () => {
  const chance = chanceOfFalls(4000, [1, 1, 1, 1]) ?? NaN;
  expect(chance).toBeLessThan(1 / 24);
  expect(chance).toBeGreaterThan(0.9 / 24);
});
