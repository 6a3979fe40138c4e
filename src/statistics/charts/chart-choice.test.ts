import { expect, test } from "vitest";
import { chartChoice } from "./chart-choice.ts";

test("three stays a month and more are charted by month", () => {
  expect(chartChoice(3, false)).toEqual({ chart: "i_prime", period: "month" });
  expect(chartChoice(24, true)).toEqual({ chart: "i_prime", period: "month" });
});

test("from one to three a month, by quarter", () => {
  expect(chartChoice(2.99, false)).toEqual({ chart: "i_prime", period: "quarter" });
  expect(chartChoice(1, true)).toEqual({ chart: "i_prime", period: "quarter" });
});

test("fewer than one a month, by the days from stay to stay, or by the times where they are known", () => {
  expect(chartChoice(0.99, false)).toEqual({ chart: "g", between: "days" });
  expect(chartChoice(0.99, true)).toEqual({ chart: "t", between: "times" });
});

test("none at all are the fewest", () => {
  expect(chartChoice(0, false)).toEqual({ chart: "g", between: "days" });
});

test("a number of stays that is none is a mistake of ours", () => {
  expect(() => chartChoice(NaN, false)).toThrow("not a number of events: NaN");
  expect(() => chartChoice(-1, false)).toThrow("not a number of events: -1");
});
