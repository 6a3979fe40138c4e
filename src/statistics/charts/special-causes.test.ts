import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readValues } from "../reference-cases/chart-cases.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { nhsRules, type Signal, type SpecialCause, specialCauses } from "./special-causes.ts";

const around = (values: readonly (number | undefined)[], centre = 0, lower = -3, upper = 3) =>
  values.map((value) => (value === undefined ? undefined : { value, centre, lower, upper }));

const text = (signals: Signal[]) =>
  signals.map(({ cause, direction }) => `${cause}:${direction}`).join("+") || "-";

/** 1 and -1 where a rule is broken upwards and downwards, as NHSRplotthedots marks it. */
const marks = (values: readonly (number | undefined)[], cause: SpecialCause) =>
  specialCauses(around(values), [cause]).map(([signal]) => {
    if (signal === undefined) return 0;
    return signal.direction === "higher" ? 1 : -1;
  });

test.each(referenceCases("special-causes.csv").map((row) => ({ case: row.text("case"), row })))(
  "the signals are those of every window of seven and three in R: $case",
  ({ row }) => {
    const [centre, lower, upper] = [row.number("centre"), row.number("lower"), row.number("upper")];
    const found = specialCauses(around(readValues(row.text("values")), centre, lower, upper));
    expect(found.map(text).join(" ")).toBe(row.text("signals"));
  },
);

test("nothing has no signals", () => {
  expect(specialCauses([])).toEqual([]);
});

test("six on one side are no signal, and seven are (tests of NHSRplotthedots 0.1.0)", () => {
  expect(marks([1, 1, 1, 1, 1, 1], "one_side")).toEqual([0, 0, 0, 0, 0, 0]);
  expect(marks([1, 1, 1, 1, 1, 1, -1], "one_side")).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(marks([1, -1, -1, -1, -1, -1, -1, -1, 1], "one_side")).toEqual([0, -1, -1, -1, -1, -1, -1, -1, 0]);
});

test("six rising are no signal, seven are, and a tie breaks them (tests of NHSRplotthedots 0.1.0)", () => {
  expect(marks([1, 2, 3, 4, 5, 6], "trend")).toEqual([0, 0, 0, 0, 0, 0]);
  expect(marks([1, 2, 3, 3, 4, 5, 6], "trend")).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(marks([1, 2, 3, 4, 5, 6, 7], "trend")).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(marks([2, 1, 2, 3, 4, 5, 6, 7, 3], "trend")).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 0]);
  expect(marks([2, 7, 6, 5, 4, 3, 2, 1, 3], "trend")).toEqual([0, -1, -1, -1, -1, -1, -1, -1, 0]);
});

test("two of three close to a limit are, where all three lie on its side (tests of NHSRplotthedots 0.1.0)", () => {
  expect(marks([2.5, 1, 2.5], "two_of_three")).toEqual([1, 0, 1]);
  expect(marks([1, 2.5, 2.5], "two_of_three")).toEqual([0, 1, 1]);
  expect(marks([2.5, 1, 1, 2.5], "two_of_three")).toEqual([0, 0, 0, 0]);
  expect(marks([2.5, 1, 1, 2.5, 2.5], "two_of_three")).toEqual([0, 0, 0, 1, 1]);
  expect(marks([1, -1, 2.5, -2.5], "two_of_three")).toEqual([0, 0, 0, 0]);
});

test("on a limit is not outside it", () => {
  expect(marks([3, -3, 3.01, -3.01], "outside_limits")).toEqual([0, 0, 1, -1]);
});

test("on the centre is on neither side, also where rounding parts the two", () => {
  expect(marks([1, 1, 1, 0, 1, 1, 1], "one_side")).toEqual([0, 0, 0, 0, 0, 0, 0]);
  const centre = 0.1 + 0.2;
  const values = Array.from({ length: 9 }, () => 0.3);
  expect(specialCauses(around(values, centre, centre, centre)).flat()).toEqual([]);
});

test("a month that nobody reported neither ends a row nor counts in it", () => {
  expect(marks([1, 1, 1, undefined, 1, 1, 1], "one_side")).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(marks([1, 1, 1, undefined, 1, 1, 1, 1], "one_side")).toEqual([1, 1, 1, 0, 1, 1, 1, 1]);
});

test("the first signal of a point is the one that the NHS labels it with", () => {
  const rising = specialCauses(around([0.5, 1, 1.5, 2, 2.4, 2.8, 3.2]));
  expect(rising[6]?.map(({ cause }) => cause)).toEqual(["outside_limits", "trend", "one_side"]);
  expect(nhsRules).toEqual(["outside_limits", "trend", "two_of_three", "one_side"]);
});

const someValues = fc.array(fc.option(fc.integer({ min: -8, max: 8 }), { nil: undefined }), {
  maxLength: 60,
});
const charted = (values: (number | undefined)[]) => specialCauses(around(values, 0, -6, 6));

test("upside down, higher becomes lower, and the causes stay", () => {
  const turned = { higher: "lower", lower: "higher" } as const;
  const short = fc.array(fc.integer({ min: -8, max: 8 }), { maxLength: 40 });
  fc.assert(
    fc.property(short, (values) => {
      const found = charted(values.map((value) => -value));
      expect(
        found.map((signals) => signals.map((one) => ({ ...one, direction: turned[one.direction] }))),
      ).toEqual(charted(values));
    }),
  );
});

test("without the months that nobody reported, the others have the same signals", () => {
  fc.assert(
    fc.property(someValues, (values) => {
      const there = (_: unknown, i: number) => values[i] !== undefined;
      expect(charted(values).filter(there)).toEqual(charted(values.filter(there)));
    }),
  );
});
