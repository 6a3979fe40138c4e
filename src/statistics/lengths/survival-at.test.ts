import { expect, test } from "vitest";
import { kaplanMeier } from "./kaplan-meier.ts";
import { readObserved } from "../reference-cases/observed-lengths.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { survivalAt } from "./survival-at.ts";

const at = (observed: string, time: number) => survivalAt(kaplanMeier(readObserved(observed)), time);

test("of stays of 10, 20, 30 and 40 hours, half last more than 24", () => {
  expect(at("10 20 30 40", 24)?.share).toBe(0.5);
});

test("a stay of exactly 24 hours does not last more than 24", () => {
  expect(at("10 24 30 40", 24)?.share).toBe(0.5);
});

test("before the first end, all last longer, and there are no limits", () => {
  expect(at("10 20", 5)).toEqual({ share: 1, lower: undefined, upper: undefined });
});

test("once all have ended, none lasts longer than any later time", () => {
  expect(at("10 20", 20)?.share).toBe(0);
  expect(at("10 20", 1000)?.share).toBe(0);
});

test("nobody knows the share lasting longer than the longest stay that still goes on", () => {
  expect(at("10 20 30+", 30)?.share).toBeCloseTo(1 / 3, 15);
  expect(at("10 20 30+", 31)).toBeUndefined();
});

test("nothing observed gives no share", () => {
  expect(at("5+", 24)).toBeUndefined();
  expect(survivalAt([], 24)).toBeUndefined();
});

test("the share and its limits between two ends are those that survfit in R gives at the former, to 1e-10", () => {
  const observedOf = new Map(
    referenceCases("survival-observed.csv").map((row) => [row.text("case"), row.text("observed")]),
  );
  const cases = referenceCases("survival-steps.csv").filter((row) => row.number("at_risk") < 400);
  expect(cases.length).toBeGreaterThan(100);
  const wrong = cases.filter((row) => {
    const found = at(observedOf.get(row.text("case")) ?? "", row.number("time"));
    return !(
      relativeError(found?.share, row.number("survival")) < 1e-10 &&
      relativeError(found?.lower, row.optional("lower")) < 1e-10 &&
      relativeError(found?.upper, row.optional("upper")) < 1e-10
    );
  });
  expect(wrong.map((row) => [row.text("case"), row.text("time")])).toEqual([]);
});
