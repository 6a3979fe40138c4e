import * as fc from "fast-check";
import { expect, test } from "vitest";
import { logRank } from "./log-rank.ts";
import { observedLengths, readObserved } from "../reference-cases/observed-lengths.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

const test2 = (first: string, second: string) => logRank(readObserved(first), readObserved(second));

test("of two that were at risk when one ended, half an end was expected of each", () => {
  // Then only the other is left, and its end tells nothing: expected 1/2, variance 1/4.
  expect(test2("1", "2")).toMatchObject({ ended: 1, expected: 0.5, chi_squared: 1 });
});

test("two groups alike do not differ", () => {
  expect(test2("1 2 3+ 4", "1 2 3+ 4")).toMatchObject({ ended: 3, expected: 3, chi_squared: 0, p_value: 1 });
});

test("remissions on 6-MP and placebo: 9 relapses against 19.3 expected, χ² 16.79 (Freireich et al. 1963)", () => {
  const found = logRank(observedLengths("remission_6_mp"), observedLengths("remission_placebo"));
  expect(found?.ended).toBe(9);
  expect(found?.expected).toBeCloseTo(19.25, 2);
  expect(found?.chi_squared).toBeCloseTo(16.79, 2);
  expect(found?.p_value).toBeCloseTo(4.2e-5, 6);
});

test("when none has ended, there is nothing to test", () => {
  expect(test2("1+ 2+", "3+")).toBeUndefined();
  expect(logRank([], [])).toBeUndefined();
});

test("against an empty group, there is nothing to test", () => {
  expect(logRank(readObserved("1 2"), [])).toBeUndefined();
  expect(logRank([], readObserved("1 2"))).toBeUndefined();
});

test("ends while only one group was under observation tell nothing of the two", () => {
  expect(test2("1+ 2+", "3 4 5")).toBeUndefined();
  expect(test2("1 2", "3>4 3>5")).toBeUndefined();
});

test("when all ended at once, there is nothing to test", () => {
  expect(test2("2x5", "3x5")).toBeUndefined();
});

const asStrangers = (name: string) => observedLengths(name).map((each) => ({ ...each, person: undefined }));

test.each(referenceCases("log-rank.csv").map((row) => [row.text("first"), row.text("second"), row] as const))(
  "among strangers it is survdiff of R, and with delayed entry of statsmodels, to 1e-10: %s, %s",
  (first, second, row) => {
    const found = logRank(asStrangers(first), asStrangers(second));
    const expected = row.optional("expected");
    expect(found?.ended).toBe(row.number("ended"));
    if (expected !== undefined) expect(relativeError(found?.expected, expected)).toBeLessThan(1e-10);
    expect(relativeError(found?.chi_squared, row.number("chi_squared"))).toBeLessThan(1e-10);
    expect(relativeError(found?.p_value, row.number("p_value"))).toBeLessThan(1e-8);
  },
);

test("three stays of each person, alike in length, tell no more than two", () => {
  const [two, three] = [2, 3].map((m) =>
    test2(`${m}x1@a ${m}x2@b ${m}x5@c ${m}x6@d`, `${m}x3@e ${m}x4@f ${m}x7@g ${m}x8+@h`),
  );
  expect(three?.ended).toBe(12);
  expect(three?.chi_squared).toBeCloseTo(two?.chi_squared ?? NaN, 12);
  expect(three?.p_value).toBeCloseTo(two?.p_value ?? NaN, 12);
});

test("the stays of one person alone tell nothing of others", () => {
  expect(test2("1@a 2@a", "3@a 4@a")).toBeUndefined();
});

test.each(
  referenceCases("log-rank-persons.csv").map((row) => [row.text("first"), row.text("second"), row] as const),
)(
  "of persons who repeat it is the robust score test of coxph in R, to 1e-10: %s, %s",
  (first, second, row) => {
    const found = logRank(observedLengths(first), observedLengths(second));
    expect(relativeError(found?.chi_squared, row.number("chi_squared"))).toBeLessThan(1e-10);
    expect(relativeError(found?.p_value, row.number("p_value"))).toBeLessThan(1e-8);
  },
);

const someLengths = fc.array(
  fc.record({
    duration: fc.nat(50),
    ended: fc.boolean(),
    person: fc.option(fc.constantFrom("a", "b", "c", "d"), { nil: undefined }),
  }),
  { maxLength: 40 },
);

test("which group is told first does not matter", () => {
  fc.assert(
    fc.property(someLengths, someLengths, (first, second) => {
      const [found, turned] = [logRank(first, second), logRank(second, first)];
      expect(turned === undefined).toBe(found === undefined);
      if (found && turned) expect(turned.chi_squared).toBeCloseTo(found.chi_squared, 8);
    }),
  );
});

test("only the order of lengths matters, not how long they are", () => {
  fc.assert(
    fc.property(someLengths, someLengths, (first, second) => {
      const squared = (lengths: typeof first) =>
        lengths.map((each) => ({ ...each, duration: each.duration ** 2 }));
      expect(logRank(squared(first), squared(second))).toEqual(logRank(first, second));
    }),
  );
});
