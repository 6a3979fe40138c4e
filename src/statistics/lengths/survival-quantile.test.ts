import { expect, test } from "vitest";
import { kaplanMeier } from "./kaplan-meier.ts";
import { observedLengths, readObserved } from "../reference-cases/observed-lengths.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";
import { survivalQuantile } from "./survival-quantile.ts";

const quantile = (observed: string, p: number) => survivalQuantile(kaplanMeier(readObserved(observed)), p);

test("half of stays of 1, 2, 3 and 4 hours were out within 2: the smallest time, where others say 2.5", () => {
  expect(quantile("1 2 3 4", 0.5).time).toBe(2);
});

test("half of ten were out by the fifth, though the product of nine fractions misses the half by a digit", () => {
  for (const p of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    expect(quantile("1 2 3 4 5 6 7 8 9 10", p).time).toBe(Math.round(10 * p));
});

test("open stays make the median longer than if they were dropped", () => {
  expect(quantile("1 2 3 4", 0.5).time).toBe(2);
  expect(quantile("1 2+ 3 4 2+", 0.5).time).toBe(3);
});

test("a median that was not reached is not known, but that it is at least so long may be", () => {
  expect(quantile("4x1 6x5+", 0.5)).toEqual({ time: undefined, lower: 1, upper: undefined });
});

test("when none has ended, nothing is known of the median", () => {
  expect(quantile("1+ 2+", 0.5)).toEqual({ time: undefined, lower: undefined, upper: undefined });
  expect(survivalQuantile([], 0.5)).toEqual({ time: undefined, lower: undefined, upper: undefined });
});

test("one stay that ended is its own median, without limits", () => {
  expect(quantile("7", 0.5)).toEqual({ time: 7, lower: undefined, upper: undefined });
});

const observedOf = new Map(
  referenceCases("survival-observed.csv").map((row) => [row.text("case"), row.text("observed")]),
);

test.each(
  referenceCases("survival-quantiles.csv").map((row) => [row.text("case"), row.number("p"), row] as const),
)(
  "the quantile and its limits are those of survfit in R where its curve is not flat there: %s, %d",
  (name, p, row) => {
    expect(quantile(observedOf.get(name) ?? "", p)).toEqual({
      time: row.optional("time"),
      lower: row.optional("lower"),
      upper: row.optional("upper"),
    });
  },
);

test.each(
  referenceCases("lengths-quantiles.csv").map((row) => [row.text("case"), row.number("p"), row] as const),
)("so they are with delayed entry, and with limits by person: %s, %d", (name, p, row) => {
  expect(survivalQuantile(kaplanMeier(observedLengths(name)), p)).toEqual({
    time: row.optional("time"),
    lower: row.optional("lower"),
    upper: row.optional("upper"),
  });
});
