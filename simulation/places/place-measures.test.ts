import { range } from "d3-array";
import { expect, test } from "vitest";
import { quartersOf, rules } from "../../src/statistics/verdict/made-up-quarters.ts";
import type { Answer } from "../../src/statistics/verdict/answer.ts";
import { verdict } from "../../src/statistics/verdict/verdict.ts";
import { seriesCounts } from "../tally.ts";
import { falls, laterFalls, stable, type Change } from "../world/changes.ts";
import type { Looks } from "./place-looks.ts";
import { countPlace, windowsOf } from "./place-measures.ts";
import { trendKinds } from "./trend-kinds.ts";

const about = { scenario: "poisson", trend: "stays", level: "unit", rate: 3 };
const steady = quartersOf(
  0,
  range(20).map((quarter) => 8 + (quarter % 3)),
);
const found = verdict(steady, 19, { large: false, kind: trendKinds.stays, rules });
/** Looks that say what they are told to in each quarter. */
const looksThatSay = (answerOf: (quarter: number) => Answer, settledOf = answerOf): Looks => ({
  verdict: (quarter) => ({ ...found, answer: answerOf(quarter) }),
  settled: settledOf,
});
const counted = (looks: Looks, change: Change = stable) => {
  const counts = seriesCounts();
  countPlace(counts, about, change, windowsOf(change), looks);
  return new Map(
    [...counts.counts.values()].map(({ measured: { months, measure }, hits, chances }) => [
      `${measure} ${months}`,
      `${hits} of ${chances}`,
    ]),
  );
};

test("a stable place is looked at after two years, after three, and each quarter from five to ten", () => {
  const measures = counted(looksThatSay(() => "no_clear_change"));
  expect(measures.get("answer_no_clear_change 24")).toBe("1 of 1");
  expect(measures.get("answer_no_clear_change 36")).toBe("1 of 1");
  expect(measures.get("answer_no_clear_change 60")).toBe("21 of 21");
  expect(measures.get("answer_changed 60")).toBe("0 of 21");
});

test("a fall or a rise is a change, and one of them in five years of looking is one", () => {
  const measures = counted(
    looksThatSay(
      (quarter) => (quarter === 30 ? "declining" : quarter === 31 ? "increasing" : "withheld"),
      (quarter) => (quarter === 31 ? "increasing" : "withheld"),
    ),
  );
  expect(measures.get("answer_changed 60")).toBe("2 of 21");
  expect(measures.get("settled_changed 60")).toBe("1 of 21");
  expect(measures.get("answer_withheld 60")).toBe("19 of 21");
  expect(measures.get("settled_changed_once_in_five_years 60")).toBe("1 of 1");
  expect(measures.get("answer_changed_once_in_five_years 60")).toBe("1 of 1");
});

test("the first full window is before the five years of looking", () => {
  const measures = counted(looksThatSay((quarter) => (quarter === 19 ? "declining" : "no_clear_change")));
  expect(measures.get("answer_changed 60")).toBe("1 of 21");
  expect(measures.get("answer_changed_once_in_five_years 60")).toBe("0 of 1");
});

test("a fall from the first month on is looked at once after two, three and five years of it", () => {
  const [fall = stable] = falls;
  const measures = counted(
    looksThatSay((quarter) => (quarter === 11 ? "declining" : "increasing")),
    fall,
  );
  expect(measures.get("answer_declining 24")).toBe("0 of 1");
  expect(measures.get("answer_declining 36")).toBe("1 of 1");
  expect(measures.get("settled_increasing 60")).toBe("1 of 1");
  expect(measures.has("answer_changed 36")).toBe(false);
});

test("a later fall is looked at as long after it began, and its interval has no one truth to hold", () => {
  const [fall = stable] = laterFalls;
  const measures = counted(
    looksThatSay((quarter) => (quarter === 31 ? "declining" : "withheld")),
    fall,
  );
  expect(measures.get("answer_declining 36")).toBe("1 of 1");
  expect(measures.has("interval_of_trend 36")).toBe(false);
});

test("an interval is held to the truth where one is printed: not where there is too little data", () => {
  expect(counted(looksThatSay(() => "no_clear_change")).get("interval_of_trend 60")).toBe("21 of 21");
  expect(counted(looksThatSay(() => "too_little_data")).get("interval_of_trend 60")).toBe("0 of 0");
});
