import { expect, test } from "vitest";
import { readObserved } from "../reference-cases/observed-lengths.ts";
import { riskSets } from "./risk-sets.ts";
import { survivalReach } from "./survival-reach.ts";

const reach = (observed: string) => survivalReach(riskSets(readObserved(observed)));

test("where nobody repeats, limits lie 1.96 standard errors away", () => {
  expect(reach("1@a 2@b 3+ 4>5")).toBeCloseTo(1.959964, 6);
});

test("six persons with two stays each are six: t with 5 degrees of freedom, 2.571, on an error of 6/5", () => {
  expect(reach("2x1@a 2x2@b 2x3@c 2x4@d 2x5@e 2x6@f")).toBeCloseTo(2.570582 * Math.sqrt(6 / 5), 6);
});

test("three stays of one person and one of each of six others are worth 81/15 persons, fewer than the seven", () => {
  // t with 4.4 degrees of freedom lies between those with 4 and 5, 2.776 and 2.571.
  const found = (reach("3x1@a 2@b 3@c 4@d 5@e 6@f 7@g") ?? NaN) / Math.sqrt(5.4 / 4.4);
  expect(found).toBeGreaterThan(2.571);
  expect(found).toBeLessThan(2.776);
});

test("a hundred persons with two stays each lie nearly as near as a hundred with one", () => {
  const many = Array.from({ length: 100 }, (_, person) => `2x${person + 1}@p${person}`).join(" ");
  expect(reach(many)).toBeCloseTo(1.984217 * Math.sqrt(100 / 99), 6);
});

test("one person tells nothing of others, however many stays", () => {
  expect(reach("1@a 2@a 3@a")).toBeUndefined();
});

test("with one person who has nearly all stays, limits lie far away", () => {
  expect(reach("50x1@a 2@b")).toBeGreaterThan(1e6);
});
