import * as fc from "fast-check";
import { expect, test } from "vitest";
import { kaplanMeier, type Observed } from "./kaplan-meier.ts";
import { observedLengths, readObserved } from "../reference-cases/observed-lengths.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";

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

test("a stay already open when reporting began is at risk only from then on", () => {
  // One ends at 2 h, when the one seen from 3 h is not yet looked at; of three then, one ends at 4 h.
  expect(kaplanMeier(readObserved("2 4 3>5 6"))).toMatchObject([
    { time: 2, at_risk: 3, ended: 1, survival: expect.closeTo(2 / 3, 15) },
    { time: 4, at_risk: 3, ended: 1, survival: expect.closeTo(4 / 9, 15) },
    { time: 5, at_risk: 2, ended: 1, survival: expect.closeTo(2 / 9, 15) },
    { time: 6, at_risk: 1, ended: 1, survival: 0 },
  ]);
});

test("one that is seen from the time another ended was not at risk of ending with it", () => {
  expect(kaplanMeier(readObserved("2 2>3 4"))[0]).toMatchObject({ time: 2, at_risk: 2 });
});

test("to be seen from the start is not to be seen late", () => {
  expect(kaplanMeier(readObserved("0>2 0>0 0>3+"))).toEqual(kaplanMeier(readObserved("2 0 3+")));
});

test("where all who were seen had ended while others were still to enter, the curve stops before it falls to none", () => {
  // The two seen from the start are gone by 2 h. That none lasts longer is refuted by the two that came later.
  expect(kaplanMeier(readObserved("1 2 3>5 4>6"))).toMatchObject([{ time: 1, survival: 0.5 }]);
  expect(shares(readObserved("2 2 2>5"))).toEqual([]);
});

test("where nobody was under observation for a while, nothing is known of the share after it", () => {
  expect(shares(readObserved("1 2+ 3>5 4>6"))).toEqual([0.5, 0.5]);
  expect(shares(readObserved("1 3+ 3>5 4>6"))).toEqual([0.5, 0.5, 0.25, 0]);
});

test("with stays only from before reporting began, nothing is known of how long a stay lasts", () => {
  expect(kaplanMeier(readObserved("3>5 4>6"))).toEqual([]);
});

test("a stay cannot be first seen when it was over", () => {
  expect(() => kaplanMeier(readObserved("5>5"))).toThrow("entered at 5, left at 5");
  expect(() => kaplanMeier(readObserved("6>5+"))).toThrow("entered at 6, left at 5");
  expect(() => kaplanMeier([{ duration: 5, ended: true, entered: -1 }])).toThrow("not a time of entry: -1");
  expect(() => kaplanMeier([{ duration: 5, ended: true, entered: NaN }])).toThrow("not a time of entry: NaN");
});

const limitsAt = (text: string, time: number) => {
  const { lower, upper } = kaplanMeier(readObserved(text)).find((step) => step.time === time) ?? {};
  return { lower, upper };
};

test("two stays of each of six persons, both of the same length, vary as one of each, and by Student's t with 5 degrees", () => {
  // The variance of log S is that of half of six, 1/6, as of six persons 6/5 of it; t is 2.571.
  const width = Math.exp((2.570582 * Math.sqrt(6 / 5 / 6)) / Math.log(2));
  expect(limitsAt("2x1@a 2x2@b 2x3@c 2x4@d 2x5@e 2x6@f", 3)).toEqual({
    lower: expect.closeTo(0.5 ** width, 6),
    upper: expect.closeTo(0.5 ** (1 / width), 6),
  });
});

test("persons who do not repeat are as if they were not known", () => {
  expect(kaplanMeier(readObserved("1@a 2@b 2+@c 1>4@d"))).toEqual(kaplanMeier(readObserved("1 2 2+ 1>4")));
});

test("the stays of one person alone have no limits, for they tell nothing of others", () => {
  expect(limitsAt("1@a 2@a 3@a 4+@a", 2)).toEqual({ lower: undefined, upper: undefined });
});

test("persons who do not differ at all have no limits, rather than limits of no width", () => {
  expect(limitsAt("1@a 3@a 1@b 3@b", 1)).toEqual({ lower: undefined, upper: undefined });
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

const stepsOfLengths = referenceCases("lengths-steps.csv");

test.each([...new Set(stepsOfLengths.map((row) => row.text("case")))])(
  "with delayed entry and with persons, the curve and its limits are those of survfit in R to 1e-10: %s",
  (name) => {
    const expected = stepsOfLengths.filter((row) => row.text("case") === name);
    const found = kaplanMeier(observedLengths(name));
    expect(found.map((step) => [step.time, step.at_risk, step.ended])).toEqual(
      expected.map((row) => [row.number("time"), row.number("at_risk"), row.number("ended")]),
    );
    for (const [i, row] of expected.entries()) {
      for (const column of ["survival", "lower", "upper"] as const)
        expect(relativeError(found[i]?.[column], row.optional(column))).toBeLessThan(1e-10);
    }
  },
);

const someObserved = fc.array(
  fc
    .record({
      duration: fc.nat(50),
      ended: fc.boolean(),
      entered: fc.option(fc.nat(40), { nil: undefined }),
      person: fc.option(fc.constantFrom("a", "b", "c", "d", "e", "f"), { nil: undefined }),
    })
    .filter(({ duration, entered }) => (entered ?? 0) === 0 || (entered ?? 0) < duration),
  { maxLength: 60 },
);

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
      const [told, reversed] = [kaplanMeier(observed), kaplanMeier(observed.toReversed())];
      expect(reversed.map((step) => step.survival)).toEqual(told.map((step) => step.survival));
      for (const limit of ["lower", "upper"] as const)
        for (const [i, step] of told.entries())
          expect(relativeError(reversed[i]?.[limit], step[limit])).toBeLessThan(1e-9);
    }),
  );
});

test("a share that is known falls to none only when all stays are over", () => {
  fc.assert(
    fc.property(someObserved, (observed) => {
      const fallen = kaplanMeier(observed).find((step) => step.survival === 0);
      if (fallen) expect(fallen.time).toBe(Math.max(...observed.map((each) => each.duration)));
    }),
  );
});
