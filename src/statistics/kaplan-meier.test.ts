import * as fc from "fast-check";
import { expect, test } from "vitest";
import { kaplanMeier, type Observed } from "./kaplan-meier.ts";
import { readObserved } from "./reference-cases/observed-lengths.ts";
import { referenceCases, relativeError } from "./reference-cases/reference-cases.ts";

const shares = (observed: Observed[]) => kaplanMeier(observed).map((step) => step.survival);

test("nothing observed gives no curve", () => {
  expect(kaplanMeier([])).toEqual([]);
});

test("with every end known, the curve is the share that lasted longer", () => {
  expect(shares(readObserved("1 2 3 4"))).toEqual([0.75, 0.5, 0.25, 0]);
});

test("a stay that goes on counts as at risk until we last saw it, and then neither as ended nor as longer", () => {
  // Of four, one ends at 1 h. Of the two left after the open one, one ends at 3 h: half of three quarters.
  expect(kaplanMeier(readObserved("1 2+ 3 4")).slice(0, 3)).toMatchObject([
    { time: 1, at_risk: 4, ended: 1, survival: 0.75 },
    { time: 2, at_risk: 3, ended: 0, survival: 0.75 },
    { time: 3, at_risk: 2, ended: 1, survival: 0.375 },
  ]);
});

test("an open stay as long as one that ended was still at risk when that one ended", () => {
  expect(kaplanMeier(readObserved("2 2+"))).toMatchObject([{ time: 2, at_risk: 2, ended: 1, survival: 0.5 }]);
});

test("when none has ended, the share is 1 all the way and has no limits", () => {
  expect(kaplanMeier(readObserved("1+ 2+ 2+"))).toEqual([
    { time: 1, at_risk: 3, ended: 0, survival: 1, lower: undefined, upper: undefined },
    { time: 2, at_risk: 2, ended: 0, survival: 1, lower: undefined, upper: undefined },
  ]);
});

test("when all have ended, the share is 0 and has no limits", () => {
  expect(kaplanMeier(readObserved("5"))).toEqual([
    { time: 5, at_risk: 1, ended: 1, survival: 0, lower: undefined, upper: undefined },
  ]);
});

test("a stay that ended at once lasted no time", () => {
  expect(kaplanMeier(readObserved("0 60"))).toMatchObject([
    { time: 0, survival: 0.5 },
    { time: 60, survival: 0 },
  ]);
});

test("a stay cannot have lasted less than no time", () => {
  expect(() => kaplanMeier([{ duration: -1, ended: true }])).toThrow("not a duration: -1");
  expect(() => kaplanMeier([{ duration: NaN, ended: true }])).toThrow("not a duration: NaN");
});

test("remissions under 6-MP (Freireich et al. 1963): 0.857 last longer than 6 weeks, 0.448 longer than 23", () => {
  const curve = kaplanMeier(
    readObserved("3x6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"),
  );
  expect(curve.find((step) => step.time === 6)?.survival).toBeCloseTo(0.857, 3);
  expect(curve.find((step) => step.time === 23)?.survival).toBeCloseTo(0.448, 3);
});

const steps = referenceCases("survival-steps.csv");
const lengths = referenceCases("survival-observed.csv");

test.each(lengths.map((row) => row.text("case")))(
  "the curve and its limits are those of survfit in R to 1e-10: %s",
  (name) => {
    const observed = lengths.find((row) => row.text("case") === name)?.text("observed") ?? "";
    const expected = steps.filter((row) => row.text("case") === name);
    const found = kaplanMeier(readObserved(observed));
    expect(found.map((step) => [step.time, step.at_risk, step.ended])).toEqual(
      expected.map((row) => [row.number("time"), row.number("at_risk"), row.number("ended")]),
    );
    for (const [i, row] of expected.entries()) {
      for (const column of ["survival", "lower", "upper"] as const)
        expect(relativeError(found[i]?.[column], row.optional(column))).toBeLessThan(1e-10);
    }
  },
);

const someObserved = fc.array(fc.record({ duration: fc.nat(50), ended: fc.boolean() }), { maxLength: 60 });

test("the share never rises, and its limits hold it between them", () => {
  fc.assert(
    fc.property(someObserved, (observed) => {
      let before = 1;
      for (const { survival, lower, upper } of kaplanMeier(observed)) {
        expect(survival).toBeLessThanOrEqual(before);
        expect(survival).toBeGreaterThanOrEqual(0);
        expect(lower ?? survival).toBeLessThanOrEqual(survival);
        expect(upper ?? survival).toBeGreaterThanOrEqual(survival);
        before = survival;
      }
    }),
  );
});

test("the order in which stays are told does not matter", () => {
  fc.assert(
    fc.property(someObserved, (observed) => {
      expect(kaplanMeier(observed.toReversed())).toEqual(kaplanMeier(observed));
    }),
  );
});
