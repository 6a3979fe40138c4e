import * as fc from "fast-check";
import { expect, test } from "vitest";
import { observedLengths, readObserved } from "../reference-cases/observed-lengths.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { restrictedMean } from "./restricted-mean.ts";

const mean = (observed: string, until: number) => restrictedMean(readObserved(observed), until);

test("where all ends are known, it is the plain mean with longer stays counted as the restriction", () => {
  expect(mean("1 2 3 6", 4)?.mean).toBeCloseTo((1 + 2 + 3 + 4) / 4, 14);
  expect(mean("1 2 3 6", 6)?.mean).toBeCloseTo(3, 14);
});

test("its standard error is then that of a mean, with n in place of n - 1", () => {
  expect(mean("1 2 3 6", 6)?.standard_error).toBeCloseTo(Math.sqrt((4 + 1 + 0 + 9) / 4 / 4), 14);
});

test("open stays are not dropped: each goes on as those that lasted as long", () => {
  // Of the two left at 2 h, one ended at 3 and one at 6: the open one counts as 4.5.
  expect(mean("1 2+ 3 6", 6)?.mean).toBeCloseTo((1 + 4.5 + 3 + 6) / 4, 14);
});

test("nobody knows the mean up to a time that no stay was seen to reach", () => {
  expect(mean("1 2 3 6+", 7)).toBeUndefined();
  expect(mean("1 2 3 6", 7)).toBeUndefined();
  expect(restrictedMean([], 1)).toBeUndefined();
});

test("past where nobody was under observation, nothing is known of it either", () => {
  expect(mean("1 2+ 3>5 4>6", 2)?.mean).toBe(1.5);
  expect(mean("1 2+ 3>5 4>6", 5)).toBeUndefined();
});

test("when none had ended by the restriction, all lasted as long, and there are no limits", () => {
  const none = { standard_error: undefined, lower: undefined, upper: undefined };
  expect(mean("3+ 4+ 4+", 4)).toEqual({ mean: 4, ...none });
  expect(mean("3 4", 3)).toEqual({ mean: 3, ...none });
  expect(mean("12x5", 5)).toEqual({ mean: 5, ...none });
});

test("the stays of one person alone have a mean, and no limits for others", () => {
  expect(mean("1@a 3@a", 3)).toEqual({
    mean: 2,
    standard_error: undefined,
    lower: undefined,
    upper: undefined,
  });
});

test("the limits stay between nothing and the restriction", () => {
  expect(mean("1 10 10", 10)).toMatchObject({ upper: 10 });
  expect(mean("1 1 10", 10)).toMatchObject({ lower: 0 });
});

test("a restriction to no time is a mistake of ours", () => {
  for (const until of [0, -1, NaN, Infinity])
    expect(() => mean("1 2", until)).toThrow(`not a restriction: ${until}`);
});

test.each(
  referenceCases("restricted-mean.csv").map((row) => [row.text("case"), row.number("until"), row] as const),
)("the mean, its error and its limits are those of survfit in R to 1e-10: %s, %d", (name, until, row) => {
  const found = restrictedMean(observedLengths(name), until);
  for (const column of ["mean", "standard_error", "lower", "upper"] as const)
    expect(relativeError(found?.[column], row.optional(column))).toBeLessThan(1e-10);
});

const someObserved = fc.array(fc.record({ duration: fc.integer({ min: 1, max: 50 }), ended: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
});

test("the mean grows with the restriction, by no more than it", () => {
  fc.assert(
    fc.property(someObserved, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (observed, share) => {
      const last = Math.max(...observed.map((each) => each.duration));
      const [whole, part] = [
        restrictedMean(observed, last)?.mean,
        restrictedMean(observed, share * last)?.mean,
      ];
      expect(part).toBeLessThanOrEqual((whole ?? NaN) + 1e-9);
      expect(part).toBeGreaterThanOrEqual((whole ?? NaN) - (1 - share) * last - 1e-9);
    }),
  );
});

test("in hours it is what it is in seconds", () => {
  fc.assert(
    fc.property(someObserved, (observed) => {
      const last = Math.max(...observed.map((each) => each.duration));
      const seconds = observed.map((each) => ({ ...each, duration: 3600 * each.duration }));
      const [inHours, inSeconds] = [restrictedMean(observed, last), restrictedMean(seconds, 3600 * last)];
      expect((inSeconds?.mean ?? NaN) / 3600).toBeCloseTo(inHours?.mean ?? NaN, 9);
      expect((inSeconds?.standard_error ?? 0) / 3600).toBeCloseTo(inHours?.standard_error ?? 0, 9);
    }),
  );
});
