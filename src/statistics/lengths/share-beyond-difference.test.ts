import * as fc from "fast-check";
import { expect, test } from "vitest";
import { kaplanMeier } from "./kaplan-meier.ts";
import { observedLengths, readObserved } from "../reference-cases/observed-lengths.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { shareBeyondDifference } from "./share-beyond-difference.ts";

const difference = (first: string, second: string, time: number) =>
  shareBeyondDifference(kaplanMeier(readObserved(first)), kaplanMeier(readObserved(second)), time);

test("three of four against one of four lasting longer than a day is half of them more", () => {
  expect(difference("10 30 40 50", "10 15 20 50", 24)?.difference).toBe(0.5);
});

test("two years alike do not differ, give or take the same", () => {
  const found = difference("10 20 30 40", "10 20 30 40", 24);
  expect(found?.difference).toBe(0);
  expect(found?.lower).toBe(-(found?.upper ?? NaN));
});

test("where all or none lasted longer in one year, the difference has no limits", () => {
  expect(difference("10 20 30 40", "10 20", 24)).toEqual({
    difference: 0.5,
    lower: undefined,
    upper: undefined,
  });
  expect(difference("30 40", "10 20 30 40", 24)).toEqual({
    difference: 0.5,
    lower: undefined,
    upper: undefined,
  });
});

test("against a year of which the share is not known, there is no difference", () => {
  expect(difference("10 20 30 40", "10 20+", 24)).toBeUndefined();
  expect(shareBeyondDifference([], kaplanMeier(readObserved("10 20")), 24)).toBeUndefined();
});

test("women lived longer with lung cancer: at one year 19 points more did, 4 to 33 (Loprinzi et al. 1994)", () => {
  const found = shareBeyondDifference(
    kaplanMeier(observedLengths("lung_women")),
    kaplanMeier(observedLengths("lung_men")),
    365.25,
  );
  expect(found).toEqual({
    difference: expect.closeTo(0.19, 2),
    lower: expect.closeTo(0.04, 2),
    upper: expect.closeTo(0.33, 2),
  });
});

test.each(
  referenceCases("share-beyond-difference.csv").map(
    (row) => [row.text("first"), row.text("second"), row.number("time"), row] as const,
  ),
)(
  "the limits are those of Zou and Donner's formula on what survfit in R gives, to 1e-10: %s, %s, %d",
  (first, second, time, row) => {
    const found = shareBeyondDifference(
      kaplanMeier(observedLengths(first)),
      kaplanMeier(observedLengths(second)),
      time,
    );
    for (const column of ["difference", "lower", "upper"] as const)
      expect(relativeError(found?.[column], row.optional(column))).toBeLessThan(1e-10);
  },
);

const someLengths = fc.array(fc.record({ duration: fc.nat(50), ended: fc.boolean() }), { minLength: 1 });

test("the other way round, it is the same with the sign turned", () => {
  fc.assert(
    fc.property(someLengths, someLengths, fc.nat(50), (first, second, time) => {
      const [one, other] = [kaplanMeier(first), kaplanMeier(second)];
      const found = shareBeyondDifference(one, other, time);
      const turned = shareBeyondDifference(other, one, time);
      expect(turned?.difference).toEqual(found && expect.closeTo(-found.difference, 12));
      if (found?.upper !== undefined) expect(turned?.lower).toBeCloseTo(-found.upper, 12);
    }),
  );
});

test("the limits hold the difference between them, and lie between minus and plus all", () => {
  fc.assert(
    fc.property(someLengths, someLengths, fc.nat(50), (first, second, time) => {
      const found = shareBeyondDifference(kaplanMeier(first), kaplanMeier(second), time);
      if (found?.lower === undefined || found.upper === undefined) return;
      expect(found.lower).toBeLessThanOrEqual(found.difference);
      expect(found.upper).toBeGreaterThanOrEqual(found.difference);
      expect(found.lower).toBeGreaterThanOrEqual(-1);
      expect(found.upper).toBeLessThanOrEqual(1);
    }),
  );
});
